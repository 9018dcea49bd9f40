/** The next round number above: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

interface Plot {
  width: number;
  height: number;
  top: number;
}

/** An SVG path through the points; where there is none, the line is broken. A point alone becomes a short dash. */
export function chartPath(values: readonly (number | null)[], { width, height, top }: Plot): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const parts: string[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const x = round(index * step);
    const y = round(height - (value / top) * height);
    const isJoined = index > 0 && values[index - 1] !== null;
    const isAlone = !isJoined && (index === values.length - 1 || values[index + 1] === null);
    parts.push(`${isJoined ? "L" : "M"}${x} ${y}${isAlone ? "h2" : ""}`);
  }
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
