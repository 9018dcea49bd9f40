import "server-only";
import type { DeliveryResult } from "@/lib/domain/notification-channel";
import { ProblemError } from "@/lib/domain/problem";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import { findChannelRow, noteLastResult } from "@/server/store/notification-channels";
import { deliverTest } from "./deliver";

/** A message that does not arrive is no failure of the request: its answer says why. */
export async function testChannel({ store, session }: Context, { id }: { id: string }): Promise<DeliveryResult> {
  const channel = await findChannelRow(store, id);
  if (!channel) throw new ProblemError("not-found", `There is no notification channel ${id}.`);
  const act = { ...whoOf(session), action: "test-channel", subject: channel.name } as const;
  const of = await writeAudit(store.db, { ...act, result: "intended", detail: { id } });
  const result = await deliverTest(store, channel);
  await noteLastResult(store, id, result);
  const detail = { id, ...(result.failure && { failure: result.failure }) };
  await writeAudit(store.db, { ...act, of, result: result.outcome === "sent" ? "done" : "failed", detail });
  return result;
}
