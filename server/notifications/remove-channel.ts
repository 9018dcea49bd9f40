import "server-only";
import type { NotificationChannel } from "@/lib/domain/notification-channel";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import { deleteChannelRow } from "@/server/store/notification-channels";
import { readChannel } from "./list-channels";

export async function removeChannel(context: Context, { id }: { id: string }): Promise<NotificationChannel> {
  const { store, session } = context;
  const channel = await readChannel(context, id);
  await store.db.transaction(async (db) => {
    const detail = { id, kind: channel.reach.kind };
    await writeAudit(db, {
      ...whoOf(session),
      action: "remove-channel",
      result: "done",
      subject: channel.name,
      detail,
    });
    await deleteChannelRow(db, id);
  });
  return channel;
}
