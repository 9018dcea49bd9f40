import type { z } from "zod";
import { ProblemError } from "@/lib/domain/problem";
import type { Problem } from "@/lib/domain/problem-body";
import type { AddressOf, Endpoint, OutputOf } from "./endpoint";

/** Only the types of the contract: its schemas, and zod with them, stay on the server. */
type Contract = typeof import("./contract").contract;
type Line = Extract<Contract[keyof Contract], Endpoint>;
type LineAt<A, L = Line> = L extends Endpoint ? (A extends AddressOf<L> ? L : never) : never;

/** Method and path of an endpoint, as the contract has it. */
type Address = AddressOf<Line>;
type Sent<A extends Address> = z.input<LineAt<A>["input"]>;
export type AnswerOf<A extends Address> = OutputOf<LineAt<A>>;

/** Throws ProblemError for what the console answers, and TypeError where it does not answer at all. */
export async function call<A extends Address>(address: A, input: Sent<A>, signal?: AbortSignal): Promise<AnswerOf<A>> {
  const { method, path, rest } = fillIn(address, input);
  const isPost = method === "POST";
  const response = await fetch(isPost ? path : withQuery(path, rest), {
    method,
    headers: isPost ? { "content-type": "application/json" } : undefined,
    body: isPost ? JSON.stringify(rest) : undefined,
    signal,
  });
  if (!response.ok) throw await readProblem(response);
  return (await response.json()) as AnswerOf<A>;
}

/** The URL of a GET with its input, for links and event streams. */
export function urlOf<A extends Address>(address: A, input: Sent<A>): string {
  const { path, rest } = fillIn(address, input);
  return withQuery(path, rest);
}

function fillIn(address: Address, input: unknown): { method: string; path: string; rest: Record<string, unknown> } {
  const [method = "", template = ""] = address.split(" ");
  const rest = { ...(input as Record<string, unknown>) };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  return { method, path, rest };
}

function withQuery(path: string, members: Record<string, unknown>): string {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

async function readProblem(response: Response): Promise<Error> {
  const isProblem = response.headers.get("content-type")?.startsWith("application/problem+json");
  if (!isProblem) return new TypeError(`${response.status} from ${new URL(response.url).pathname}`);
  const { kind, detail, ...rest } = (await response.json()) as Problem;
  return new ProblemError(kind, detail, rest);
}
