import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { awsFailureKind } from "@/server/aws/problem-from-aws";
import { collectRequestIds } from "@/server/aws/request-ids";
import type { Context } from "@/server/context";
import { log } from "@/server/log";
import { type AuditLine, writeAudit } from "@/server/store/audit";
import { isStoreUnavailable } from "@/server/store/store-errors";
import { whoOf } from "./who";

/** What is about to be done. */
export type Act = Pick<AuditLine, "action" | "target" | "subject" | "runId" | "reason" | "detail">;

/**
 * Writes the intention, acts, and writes what became of it, with the request ids of the calls that changed something at AWS. What
 * cannot be written down is not done.
 */
export async function audited<T>(
  { store, session }: Pick<Context, "store" | "session">,
  act: Act,
  work: () => Promise<T>,
): Promise<T> {
  const line = { ...act, ...whoOf(session, act.target ?? undefined) };
  const of = await writeAudit(store.db, { ...line, result: "intended" });
  const awsRequestIds: string[] = [];
  const end = (result: "done" | "failed", detail = act.detail) =>
    writeAudit(store.db, { ...line, result, of, awsRequestIds, detail }).catch((error: unknown) => {
      log().error({ err: error, record: of, result }, "What became of an act could not be written down");
    });
  try {
    const done = await collectRequestIds(awsRequestIds, work);
    await end("done");
    return done;
  } catch (error) {
    await end("failed", { ...act.detail, problem: problemKindOf(error) });
    throw error;
  }
}

/** Only its kind: the words of an error may hold what is nobody's business. */
export function problemKindOf(error: unknown): string {
  if (error instanceof ProblemError) return error.kind;
  return awsFailureKind(error) ?? (isStoreUnavailable(error) ? "store-unavailable" : "internal");
}
