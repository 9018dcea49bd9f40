import { timeLeft } from "@/lib/domain/time-left";
import type { DuringText } from "@/lib/text/en/during";

const minute = 60_000;

/** `40 s to 2 min left`: as exact as half to nine tenths of the runs before it can be. */
export function leftWords(range: { p50Ms: number; p90Ms: number }, elapsedMs: number, words: DuringText): string {
  const left = timeLeft(range, elapsedMs);
  if (!left) return words.longer;
  const [from, to] = [rounded(left.fromMs, words), rounded(Math.max(1000, left.toMs), words)];
  return left.fromMs < 1000 || from === to ? words.leftAtMost(to) : words.left(from, to);
}

function rounded(ms: number, { seconds, minutes }: DuringText): string {
  if (ms < minute) return seconds(ms < 10_000 ? Math.ceil(ms / 1000) : Math.ceil(ms / 5000) * 5);
  return minutes(Math.ceil(ms / minute));
}
