import "server-only";
import { NotificationChannel } from "@/lib/domain/notification-channel";
import type { ChannelRow } from "@/server/store/notification-channels";

/** As it may be shown. */
export function toChannel({
  savedAt,
  quietHours,
  secretEnds,
  last,
  sealed: _,
  ...row
}: ChannelRow & { underWay: number }): NotificationChannel {
  return NotificationChannel.parse({
    ...row,
    savedAt: savedAt.toISOString(),
    quietHours: quietHours ?? undefined,
    secretEnds: secretEnds ?? undefined,
    last: last ?? undefined,
  });
}
