import "server-only";
import type { CostGap } from "@/lib/domain/cost-report";
import { ProblemError } from "@/lib/domain/problem";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { endTurn, failTurn, takeTurn } from "@/server/store/readings";

interface Pace {
  everyMs: number;
  /** After a failure. */
  retryMs: number;
}

/** Reads something of AWS that changes slowly: one process of all, and no oftener than its pace. What fails is written down. */
export async function readInTurn(
  store: Pick<Store, "db">,
  subject: string,
  { everyMs, retryMs }: Pace,
  read: () => Promise<void>,
): Promise<void> {
  if (!(await takeTurn(store, subject))) return;
  const now = Date.now();
  try {
    await read();
    await endTurn(store, subject, new Date(now + everyMs));
  } catch (error) {
    const retryAt = new Date(now + retryMs);
    log().warn({ err: error, subject }, "A reading of AWS failed");
    await failTurn(store, subject, toGap(error, new Date(now), retryAt), retryAt);
  }
}

const causeOf = {
  "aws-throttled": "throttled",
  "aws-denied": "denied",
  "aws-credentials": "needs-sign-in",
  "needs-sign-in": "needs-sign-in",
} as const;

/** What of AWS's answer explains why something is missing. */
function toGap(error: unknown, since: Date, retryAt: Date): CostGap {
  const times = { since: since.toISOString(), retryAt: retryAt.toISOString() };
  const problem = error instanceof ProblemError ? error : problemFromAws(error);
  if (!problem) return { cause: "unavailable", ...times };
  const { kind, aws, message } = problem;
  const cause = kind in causeOf ? causeOf[kind as keyof typeof causeOf] : "unavailable";
  const action = cause === "denied" && aws ? `${aws.service}:${aws.operation}` : undefined;
  return { cause, code: aws?.code, action, message, requestId: aws?.requestId, ...times };
}
