import "server-only";
import type { z } from "zod";
import type { Endpoint } from "@/lib/api/endpoint";
import { ruleFor } from "@/lib/api/policy";
import { ProblemError } from "@/lib/domain/problem";
import { requireChance, requireRight } from "@/server/access/authorize";
import { awsOf } from "@/server/access/aws-of";
import { findSession } from "@/server/auth";
import { type Context, getStore, type Session } from "@/server/context";
import { eventStream, type Following } from "./event-stream";
import { problemResponse } from "./problem-response";
import { readInput } from "./read-input";

/** Next gives a route without parameters in its path none at all. */
export type RouteHandler = (
  request: Request,
  route: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** The one door of the API: who asks, what is asked, the use case, and whatever goes wrong as a problem. */
export function handle<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  useCase: (context: Context, input: z.output<Input>) => Promise<z.input<Output>>,
): RouteHandler {
  return guarded(endpoint, async (context, input) => {
    const answer = endpoint.output.parse(await useCase(context, input));
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  });
}

/** The same for an endpoint that answers with an event stream. */
export function handleStream<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  useCase: (context: Context, input: z.output<Input>) => Promise<Following>,
): RouteHandler {
  return guarded(endpoint, async (context, input, request) =>
    eventStream(await useCase(context, input), request.signal),
  );
}

/** For the few endpoints that are open to all: they get neither the store nor AWS. */
export function handleOpen<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  answer: (input: z.output<Input>) => Promise<z.input<Output>>,
): RouteHandler {
  if (ruleFor(endpoint) !== "open") throw new Error(`${endpoint.path} is not open to all`);
  return async (request, { params }) => {
    try {
      const input = await readInput(endpoint, request, decode((await params) ?? {}));
      return Response.json(endpoint.output.parse(await answer(input)), { headers: { "cache-control": "no-store" } });
    } catch (error) {
      return problemResponse(error);
    }
  };
}

function guarded<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  answer: (context: Context, input: z.output<Input>, request: Request) => Promise<Response>,
): RouteHandler {
  return async (request, { params }) => {
    try {
      const session = await authorize(endpoint, request);
      const store = await getStore();
      await requireChance(store, session, endpoint);
      const input = await readInput(endpoint, request, decode((await params) ?? {}));
      await requireRight(store, session, endpoint, input);
      return await answer({ session, store, awsOf: (target) => awsOf({ store, session }, target) }, input, request);
    } catch (error) {
      return problemResponse(error);
    }
  };
}

async function authorize({ method }: Endpoint, request: Request): Promise<Session> {
  const session = await findSession(request);
  if (!session) throw new ProblemError("not-signed-in", "There is no valid session or API token with this request.");
  // A browser sends the cookie with any site's form; only our own pages may change something with it.
  if (method !== "GET" && session.door === "console" && !isSameOrigin(request)) {
    throw new ProblemError("not-allowed", "The request does not come from this console's own pages.");
  }
  return session;
}

function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

/** Next leaves path parameters as they stand in the address. */
function decode(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, safelyDecoded(value)]));
}

function safelyDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
