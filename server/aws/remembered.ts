import "server-only";

/** How many are kept of each kind; the oldest go first. */
const most = 20_000;

const own = globalThis as typeof globalThis & { slipwayRemembered?: Map<string, Map<string, unknown>> };

/** Answers of AWS on what never changes, in the process: each is read once. What is undefined is asked again. */
export function remembered<T>(kind: string): Pick<Map<string, T>, "get" | "has" | "set"> {
  own.slipwayRemembered ??= new Map();
  const known = (own.slipwayRemembered.get(kind) ?? new Map()) as Map<string, T>;
  own.slipwayRemembered.set(kind, known);
  return {
    get: (key) => known.get(key),
    has: (key) => known.has(key),
    set(key, value) {
      if (value !== undefined) known.set(key, value);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
      return known;
    },
  };
}
