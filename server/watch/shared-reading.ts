import "server-only";

interface Reading {
  at: number;
  value?: unknown;
  under?: Promise<unknown>;
}

// One for the whole process: Next bundles routes apart, so a module variable would be there twice.
const own = globalThis as typeof globalThis & { slipwayReadings?: Map<string, Reading> };

const mostReadings = 300;

/**
 * One reading of AWS for all who ask within `maxAgeMs`: whoever comes meanwhile waits for the same answer. What fails is not kept,
 * so that the next who asks tries again.
 */
export async function readShared<T>(subject: string, maxAgeMs: number, read: () => Promise<T>): Promise<T> {
  own.slipwayReadings ??= new Map();
  const readings = own.slipwayReadings;
  const known = readings.get(subject);
  if (known?.under) return known.under as Promise<T>;
  if (known && Date.now() - known.at < maxAgeMs) return known.value as T;
  const under = read();
  readings.delete(subject);
  readings.set(subject, { at: Date.now(), under });
  for (const oldest of readings.keys()) {
    if (readings.size <= mostReadings) break;
    readings.delete(oldest);
  }
  try {
    const value = await under;
    readings.set(subject, { at: Date.now(), value });
    return value;
  } catch (error) {
    readings.delete(subject);
    throw error;
  }
}
