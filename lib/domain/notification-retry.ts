const firstMs = 2_000;
const longestMs = 15 * 60_000;
/** Whoever asks for more gets no more messages of us than this. */
const longestAskedMs = 60 * 60_000;

/** How long after the first try it is over. */
export const giveUpAfterMs = 24 * 60 * 60_000;

/** The pause after this many tries: twice the one before, half of it by chance, and as long as the other side asks for. */
export function retryDelayMs(attempts: number, { chance, askedMs = 0 }: { chance: number; askedMs?: number }): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.max(whole / 2 + (whole / 2) * chance, Math.min(askedMs, longestAskedMs));
}
