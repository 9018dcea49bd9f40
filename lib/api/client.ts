import type { z } from "zod";
import { Problem, ProblemError } from "@/lib/domain/problem";
import type { Endpoint, OutputOf } from "./endpoint";

type SentInput<E extends Endpoint> = z.input<E["input"]>;

/** Throws ProblemError for what the console answers, and TypeError where it does not answer at all. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: SentInput<E>,
  signal?: AbortSignal,
): Promise<OutputOf<E>> {
  const { address, rest } = fillPath(endpoint, input);
  const isPost = endpoint.method === "POST";
  const response = await fetch(isPost ? address : withQuery(address, rest), {
    method: endpoint.method,
    headers: { accept: "application/json", ...(isPost && { "content-type": "application/json" }) },
    body: isPost ? JSON.stringify(rest) : undefined,
    signal,
  });
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as OutputOf<E>;
}

/** The URL of a GET with its input, for links and event streams. */
export function addressOf<E extends Endpoint>(endpoint: E, input: SentInput<E>): string {
  const { address, rest } = fillPath(endpoint, input);
  return withQuery(address, rest);
}

function fillPath(endpoint: Endpoint, input: unknown): { address: string; rest: Record<string, unknown> } {
  const rest = { ...(input as Record<string, unknown>) };
  const address = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  return { address, rest };
}

function withQuery(address: string, members: Record<string, unknown>): string {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  if (given.length === 0) return address;
  return `${address}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function readProblem(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = Problem.safeParse(body);
  if (!problem.success) return new TypeError(`${response.status} from ${new URL(response.url).pathname}`);
  const { kind, detail, ...rest } = problem.data;
  return new ProblemError(kind, detail, rest);
}
