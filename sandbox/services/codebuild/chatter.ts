/** A large part of a log that is still to be written: not as its lines, but as how many they are. */
export interface Chatter {
  lines: number;
  written: number;
  bytesLeft: number;
  /** What every line begins with: `#9 `. */
  prefix: string;
}

export const CHATTER_BATCH = 200;
export const CHATTER_BATCH_MS = 100;

const RESET = "\x1b[0m";

/** The next lines, and what is left after them. */
export function nextChatter(chatter: Chatter): { lines: string[]; rest: Chatter | undefined } {
  const lines: string[] = [];
  let { written, bytesLeft } = chatter;
  while (written < chatter.lines && lines.length < CHATTER_BATCH && bytesLeft > 0) {
    const line = chatter.prefix + lineOf(written, chatter.lines);
    bytesLeft -= Buffer.byteLength(line) + 1;
    if (bytesLeft >= 0) lines.push(line);
    written += 1;
  }
  const isDone = written >= chatter.lines || bytesLeft <= 0;
  return { lines, rest: isDone ? undefined : { ...chatter, written, bytesLeft } };
}

/** All that terminals are sent: colours of every depth, bars that overwrite themselves, links, very long lines. */
function lineOf(index: number, total: number): string {
  const percent = Math.floor((100 * (index + 1)) / total);
  const file = `src/module_${index % 613}/part_${index % 29}.c`;
  if (index % 499 === 498)
    return `\x1b[2mgcc ${"-I/usr/include/library/include ".repeat(200 + (index % 100))}-c ${file}${RESET}`;
  if (index % 211 === 210) return bar(index);
  if (index % 97 === 96)
    return `\x1b[1;33mwarning:${RESET} ${file}:${index % 300}: unused variable \x1b[1m‘é${index}’${RESET}`;
  if (index % 53 === 52)
    return `\x1b[38;5;${index % 256}m■${RESET} \x1b[38;2;${index % 256};120;200mlinking${RESET} lib${index}.so`;
  if (index % 41 === 40) return `\x1b]8;;https://example.com/${index}\x07report ${index}\x1b]8;;\x07 ✔ 日本語`;
  if (index % 37 === 36) return "";
  return `\x1b[32m[${String(percent).padStart(3)}%]${RESET} Building object ${file}.o (${index + 1} of ${total})`;
}

/** One line that a terminal draws over itself ten times. */
function bar(index: number): string {
  const steps = Array.from({ length: 11 }, (_, step) => {
    const done = "█".repeat(2 * step) + "░".repeat(20 - 2 * step);
    return `\x1b[2K\x1b[36m${done}${RESET} ${10 * step}% of package-${index}`;
  });
  return steps.join("\r");
}
