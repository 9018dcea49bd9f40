/**
 * Makes each text that is in some data a single string, however often it occurs, and an unbroken one: texts put together
 * of parts stay chains of their parts until somebody needs the whole, which takes several times their size. V8 does this
 * with whatever is used as the name of a property, if only to find that there is none. What was `seen` is passed over.
 */
export function shareStrings(data: unknown, seen: Set<object> = new Set()): void {
  if (typeof data === "string") {
    names[data];
    return;
  }
  if (typeof data !== "object" || data === null || seen.has(data)) return;
  if (data instanceof Date || ArrayBuffer.isView(data)) return;
  seen.add(data);
  if (data instanceof Map) shareStringsOfRows(data, seen);
  else for (const value of Object.values(data)) shareStrings(value, seen);
}

/** Those rows too that have come to a table that was seen. */
export function shareStringsOfRows(rows: ReadonlyMap<unknown, unknown>, seen: Set<object>): void {
  for (const [key, value] of rows) {
    shareStrings(key, seen);
    shareStrings(value, seen);
  }
}

const names: Record<string, undefined> = {};
