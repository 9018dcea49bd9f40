import { duration } from "@/lib/format";

/** `+4:03.1` */
export function timeSince(startedAt: string, at: string): string {
  const ms = Math.max(0, Date.parse(at) - Date.parse(startedAt));
  return `+${duration(ms)}.${Math.floor((ms % 1000) / 100)}`;
}
