import "server-only";
import type { NotificationChannel } from "@/lib/domain/notification-channel";
import { ProblemError } from "@/lib/domain/problem";
import type { Context } from "@/server/context";
import { listChannelRows } from "@/server/store/notification-channels";
import { toChannel } from "./to-channel";

export async function listChannels({ store }: Context): Promise<{ channels: NotificationChannel[] }> {
  return { channels: (await listChannelRows(store)).map(toChannel) };
}

export async function readChannel({ store }: Pick<Context, "store">, id: string): Promise<NotificationChannel> {
  const row = (await listChannelRows(store)).find((each) => each.id === id);
  if (!row) throw new ProblemError("not-found", `There is no notification channel ${id}.`);
  return toChannel(row);
}
