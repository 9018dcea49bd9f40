import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { problemKindOf } from "@/server/access/audited";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { log } from "@/server/log";
import { findLastAudit, pagesOfAudit } from "@/server/store/activity";
import { type AuditLine, writeAudit } from "@/server/store/audit";
import { auditPublicKey } from "@/server/store/audit-signer";
import { type ExportFormat, formats } from "./export-formats";
import { visibleTo } from "./visible";

/**
 * All that whoever asks may see and wants, oldest first, as it is read. The export itself is in the audit: before it begins, and how
 * it ended.
 */
export async function exportActivity(
  { store, session }: Context,
  { format, ...filter }: InputOf<typeof contract.exportActivity>,
): Promise<Response> {
  const line: AuditLine = {
    ...whoOf(session),
    action: "export-activity",
    result: "intended",
    detail: { format, ...filter },
  };
  const of = await writeAudit(store.db, line);
  const visible = visibleTo(session);
  const last = await findLastAudit(store);
  const upTo = last?.id ?? 0;
  const isWhole = visible === "all" && Object.values(filter).every((value) => value === undefined);
  const { contentType, write } = formats[format];
  // Kept outside of the database, this line shows later whether the end of the chain was cut off.
  const head = last && `${last.id}:${last.hash}`;
  log().info({ head, key: auditPublicKey() }, "The activity is exported up to this record");

  async function* lines(): AsyncGenerator<string> {
    let result: "done" | "failed" = "failed";
    let problem: string | undefined = "aborted"; // unless the last line is read
    try {
      yield* write(pagesOfAudit(store, { visible, filter, upTo }), { store, isWhole, head: last });
      result = "done";
      problem = undefined;
    } catch (error) {
      problem = problemKindOf(error);
      throw error;
    } finally {
      const detail = { ...line.detail, ...(head && { head }), ...(problem && { problem }) };
      await writeAudit(store.db, { ...line, result, of, detail }).catch((error: unknown) => {
        log().error({ err: error, record: of }, "How an export ended could not be written down");
      });
    }
  }

  return new Response(streamOf(lines()), {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="slipway-activity.${format satisfies ExportFormat}"`,
      "cache-control": "no-store",
    },
  });
}

/** The next lines are asked for when the reader has taken the last ones. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
