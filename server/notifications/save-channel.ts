import "server-only";
import { randomUUID } from "node:crypto";
import type { NotificationChannel, SaveChannelInput } from "@/lib/domain/notification-channel";
import { ProblemError } from "@/lib/domain/problem";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import { findChannelRow, listChannelRows, saveChannelRow } from "@/server/store/notification-channels";
import { publish } from "@/server/store/topics";
import { readChannel } from "./list-channels";
import { endOf, openSecrets, sealSecrets } from "./secrets";
import { settleReach } from "./settle-reach";

/** Each event is looked at for each of them. */
const mostChannels = 50;

export async function saveChannel(context: Context, input: SaveChannelInput): Promise<NotificationChannel> {
  const { store, session } = context;
  const { id: given, reach: typed, ...settings } = input;
  const before = given ? await findChannelRow(store, given) : undefined;
  if (given && !before) throw new ProblemError("not-found", `There is no notification channel ${given}.`);
  if (!before && (await listChannelRows(store)).length >= mostChannels) {
    const message = `There are ${mostChannels} notification channels already.`;
    throw new ProblemError("invalid-input", message, { fields: [{ field: "name", rule: "too-many", message }] });
  }
  const kept = before && { reach: before.reach, secrets: (await openSecrets(store, before)) ?? {} };
  const { reach, secrets } = settleReach(typed, kept);
  const id = before?.id ?? randomUUID();
  const row = { id, ...settings, reach, secretEnds: endOf(secrets), savedBy: session.userName };
  const sealed = await sealSecrets(store, id, secrets);
  await store.db.transaction(async (db) => {
    const detail = { id, kind: reach.kind, events: settings.events.join(" ") };
    await writeAudit(db, { ...whoOf(session), action: "save-channel", result: "done", subject: settings.name, detail });
    await saveChannelRow(db, { ...row, sealed });
  });
  await publish(store, "notifications");
  return readChannel(context, id);
}
