const second = 1000;
const minute = 60 * second;
const steps = [
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
  60 * minute,
];
const mostTicks = 7;

/** An axis with room to the right, so that its scale changes only now and then while time goes on. */
export function timeAxis(elapsedMs: number): { lengthMs: number; ticksMs: number[] } {
  const wantedMs = Math.max(elapsedMs * 1.12, 20 * second);
  const step = steps.find((candidate) => wantedMs / candidate <= mostTicks) ?? 24 * 60 * minute;
  const count = Math.ceil(wantedMs / step);
  return { lengthMs: count * step, ticksMs: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
