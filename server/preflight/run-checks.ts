import "server-only";
import type { Check } from "@/lib/domain/check";
import { type CheckId, checkIds, stateOf, worstFirst } from "@/lib/domain/check-reasons";
import { ProblemError } from "@/lib/domain/problem";
import { toProblem } from "@/lib/domain/to-problem";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { log } from "@/server/log";
import { checks } from "./checks";
import type { Look } from "./look";

/** A person waits for the answer: what takes longer is unknown. */
const mostMs = 8_000;

/** All at once. One that fails, or takes too long, is unknown, and holds none of the others up. */
export function runChecks(look: Look, ids: readonly CheckId[] = checkIds): Promise<Check[]> {
  return Promise.all(ids.map((id) => runCheck(id, look)));
}

async function runCheck(id: CheckId, look: Look): Promise<Check> {
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const { evidence, findings = [], fix } = await inTime(id, checks[id](look));
    return { id, state: stateOf(findings), evidence, findings: worstFirst(findings), fix, tookMs: took() };
  } catch (error) {
    const problem = problemOf(id, error);
    return { id, state: "unknown", findings: [], problem: toProblem(problem), tookMs: took() };
  }
}

/** Also an answer that nobody has foreseen is the state of one check alone. */
function problemOf(id: CheckId, error: unknown): ProblemError {
  const problem = error instanceof ProblemError ? error : problemFromAws(error);
  if (problem) return problem;
  log().error({ err: error, check: id }, "A check of the preflight failed");
  return new ProblemError("internal", `${id} could not be read.`, { cause: error });
}

async function inTime<Value>(id: CheckId, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const detail = `${id}: AWS did not answer within ${mostMs / 1000} s.`;
    timer = setTimeout(() => reject(new ProblemError("aws-unavailable", detail)), mostMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
