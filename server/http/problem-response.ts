import "server-only";
import { randomUUID } from "node:crypto";
import { ProblemError } from "@/lib/domain/problem";
import type { Problem } from "@/lib/domain/problem-body";
import { toProblem } from "@/lib/domain/to-problem";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { log } from "@/server/log";
import { isStoreUnavailable } from "@/server/store/store-errors";

const retryAfterS = 5;

/** What a person is told, for whatever was thrown. The cause of a mistake of ours stays in the server's log. */
export function problemResponse(error: unknown): Response {
  const requestId = randomUUID();
  const told = error instanceof ProblemError ? error : (problemFromAws(error) ?? problemOfOurs(error, requestId));
  const problem: Problem = { ...toProblem(told), requestId };
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  const waitS = problem.retryAfterS ?? (problem.status === 503 ? retryAfterS : undefined);
  if (waitS !== undefined) headers.set("retry-after", String(waitS));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

function problemOfOurs(error: unknown, requestId: string): ProblemError {
  if (isStoreUnavailable(error)) {
    log().warn({ err: error, requestId }, "A request found no database");
    return new ProblemError("store-unavailable", "The request could not be read or written down.");
  }
  log().error({ err: error, requestId }, "A request failed for no reason that can be told");
  return new ProblemError("internal", "The server's log has the cause.");
}
