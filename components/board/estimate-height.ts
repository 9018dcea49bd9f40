import type { Look } from "./board-view";
import type { Item } from "./items";

const heights = {
  desk: { head: 37, foot: 41, row: 41, why: 22, compact: 29, card: 172 },
  phone: { head: 49, foot: 53, row: 61, why: 24, compact: 53, card: 172 },
};

/** How high a line is likely to be before it has been seen. */
export function estimateHeight(item: Item, look: Look, isPhone: boolean): number {
  const of = isPhone ? heights.phone : heights.desk;
  if (item.kind !== "rows") return of[item.kind];
  if (look === "cards") return of.card;
  if (look === "compact") return of.compact;
  const { state, service } = item.rows[0] ?? {};
  const hasWhy = service?.deploy !== undefined || (service?.reason !== undefined && state !== "healthy");
  return of.row + (hasWhy ? of.why : 0);
}
