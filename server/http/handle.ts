import "server-only";
import type { z } from "zod";
import type { Endpoint } from "@/lib/api/endpoint";
import { ruleFor } from "@/lib/api/policy";
import { awsOf } from "@/server/access/aws-of";
import { findSession } from "@/server/auth";
import { type Context, getStore } from "@/server/context";
import { eventStream, type Following } from "./event-stream";
import { type Asked, guards, inputGuards, openGuards } from "./guards";
import { problemResponse } from "./problem-response";
import { readInput } from "./read-input";
import { whileAllowed } from "./stream-rights";
import { openVisit, type Visit } from "./visit";
import { writtenJson } from "./written-json";

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
  return guarded(endpoint, async (context, input) => json(endpoint.output.parse(await useCase(context, input))));
}

/** The same for an endpoint that answers with a file or another response of its own. */
export function handleResponse<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  useCase: (context: Context, input: z.output<Input>) => Promise<Response>,
): RouteHandler {
  return guarded(endpoint, useCase);
}

/** The same for an endpoint whose answer is written already, and may be long. */
export function handleWritten<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  useCase: (context: Context, input: z.output<Input>) => Promise<string>,
): RouteHandler {
  return guarded(endpoint, async (context, input, { request }) => writtenJson(await useCase(context, input), request));
}

/** The same for an endpoint that answers with an event stream, which lasts no longer than the right to it. */
export function handleStream<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  useCase: (context: Context, input: z.output<Input>) => Promise<Following>,
): RouteHandler {
  return guarded(endpoint, async (context, input, asked) => {
    const following = await whileAllowed(await useCase(context, input), asked, input);
    return eventStream(following, asked.request.signal);
  });
}

/** For the few endpoints that are open to all: they get no session and no AWS. */
export function handleOpen<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  answer: (visit: Visit, input: z.output<Input>) => Promise<z.input<Output>>,
): RouteHandler {
  return handleOpenResponse(endpoint, async (visit, input) =>
    json(endpoint.output.parse(await answer(visit, input)), visit.cookiesToSet),
  );
}

/** The same for one that answers with a response of its own. */
export function handleOpenResponse<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  answer: (visit: Visit, input: z.output<Input>) => Promise<Response>,
): RouteHandler {
  if (ruleFor(endpoint) !== "open") throw new Error(`${endpoint.path} is not open to all`);
  return async (request, { params }) => {
    try {
      for (const guard of openGuards) guard(endpoint, request);
      const input = await readInput(endpoint, request, decode((await params) ?? {}));
      return await answer(openVisit(request.headers), input);
    } catch (error) {
      return problemResponse(error);
    }
  };
}

function guarded<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  answer: (context: Context, input: z.output<Input>, asked: Asked) => Promise<Response>,
): RouteHandler {
  if (ruleFor(endpoint) === "open") throw new Error(`${endpoint.path} is open to all, and so handled by handleOpen`);
  return async (request, { params }) => {
    try {
      const store = await getStore();
      const asked = { endpoint, request, store, session: await findSession(request) } as Asked;
      for (const guard of guards) await guard(asked);
      const input = await readInput(endpoint, request, decode((await params) ?? {}));
      for (const guard of inputGuards) await guard(asked, input);
      const { session } = asked;
      return await answer({ session, store, awsOf: (target) => awsOf({ store, session }, target) }, input, asked);
    } catch (error) {
      return problemResponse(error);
    }
  };
}

function json(answer: unknown, cookies: readonly string[] = []): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return Response.json(answer, { headers });
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
