/** A stretch of text in one look. Colours are the sixteen of the terminal: only those are readable in both themes. */
export interface AnsiSpan {
  text: string;
  colour?: number;
  background?: number;
  bold?: true;
  dim?: true;
  italic?: true;
  underline?: true;
}

type Style = Omit<AnsiSpan, "text">;

const kinds = {
  /** CSI, 7 and 8 bit: its parameters, and the letter that says what it does. */
  control: String.raw`(?:\x1b\[|\x9b)([0-?]*)[ -/]*([@-~])`,
  /** Titles, links, the clipboard: all up to their end. */
  string: String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x9c|\x1b\\)?`,
  otherEscape: String.raw`\x1b[ -/]*[0-~]?`,
  /** All but the tab. */
  character: String.raw`[\x00-\x08\x0a-\x1f\x7f-\x9f]`,
};
const sequence = new RegExp(Object.values(kinds).join("|"), "g");
const anySequence = new RegExp(kinds.character);

/** What a terminal would show of a line: progress that was written over itself is its last state. */
export function parseAnsi(line: string): AnsiSpan[] {
  const text = lastWriting(line);
  const spans: AnsiSpan[] = [];
  let style: Style = {};
  let from = 0;
  for (const match of text.matchAll(sequence)) {
    if (match.index > from) spans.push({ text: text.slice(from, match.index), ...style });
    from = match.index + match[0].length;
    if (match[2] === "m") style = restyle(style, match[1] ?? "");
  }
  if (from < text.length) spans.push({ text: text.slice(from), ...style });
  return spans;
}

/** The line as it is searched, copied and saved. */
export function plainText(line: string): string {
  if (!anySequence.test(line)) return line;
  return lastWriting(line).replace(sequence, "");
}

function lastWriting(line: string): string {
  const end = line.endsWith("\r") ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf("\r", end - 1) + 1, end);
}

function restyle(before: Style, parameters: string): Style {
  let style = before;
  const groups = parameters.split(";");
  while (groups.length > 0) {
    const [code = 0, ...parts] = (groups.shift() ?? "").split(":").map(Number);
    if (code !== 38 && code !== 48) {
      style = withCode(style, code);
      continue;
    }
    const codes =
      parts.length > 0 ? parts : groups.splice(0, groups[0] === "5" ? 2 : groups[0] === "2" ? 4 : 0).map(Number);
    const colour = extendedColour(codes);
    if (colour !== undefined) style = { ...style, [code === 38 ? "colour" : "background"]: colour };
  }
  return style;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4 || code === 21) return { ...style, underline: true };
  if (code === 22) return without(style, "bold", "dim");
  if (code === 23) return without(style, "italic");
  if (code === 24) return without(style, "underline");
  if (code === 39) return without(style, "colour");
  if (code === 49) return without(style, "background");
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 };
  if (code >= 40 && code <= 47) return { ...style, background: code - 40 };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 82 };
  if (code >= 100 && code <= 107) return { ...style, background: code - 92 };
  return style;
}

function without(style: Style, ...names: (keyof Style)[]): Style {
  const rest = { ...style };
  for (const name of names) delete rest[name];
  return rest;
}

/** `5;n` and `2;r;g;b`, which the form with colons may write as `2::r:g:b`. */
function extendedColour(codes: number[]): number | undefined {
  if (codes[0] === 5) return ofPalette(codes[1] ?? 0);
  return codes[0] === 2 ? nearest(codes.slice(codes.length > 4 ? 2 : 1)) : undefined;
}

function ofPalette(index: number): number {
  if (index < 16) return index;
  if (index >= 232) return nearest(Array(3).fill(8 + (index - 232) * 10));
  const cube = index - 16;
  const levels = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  return nearest(levels.map((level) => (level === 0 ? 0 : 55 + level * 40)));
}

/** Grey by lightness, colour by the channels that stand out, bright from two thirds of the way up. */
function nearest(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels;
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  if (most - least < 48) return [0, 8, 7, 15][Math.min(3, Math.floor(most / 64))] ?? 7;
  const half = (most + least) / 2;
  const hue = (red > half ? 1 : 0) | (green > half ? 2 : 0) | (blue > half ? 4 : 0);
  return most > 215 ? hue + 8 : hue;
}
