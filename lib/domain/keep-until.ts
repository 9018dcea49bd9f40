/**
 * Whether a `keep-until` tag still holds its resource back: until the end of its day, or for good where its value is no date.
 */
export function isHeldBack(keepUntil: string, now: number): boolean {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(keepUntil.trim());
  const end = Date.parse(isDay ? `${keepUntil.trim()}T23:59:59.999Z` : keepUntil);
  return Number.isNaN(end) || end >= now;
}
