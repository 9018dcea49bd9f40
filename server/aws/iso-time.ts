import "server-only";

export function isoTime(date: Date | undefined): string | undefined {
  return date?.toISOString();
}
