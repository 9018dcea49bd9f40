import type { Health } from "./health";

interface Badge {
  label: string;
  message: string;
  health: Health;
}

/** Advance widths of Verdana in its units (2,048 to the em), from the space to the tilde. */
const advances = [
  ...[720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930],
  ...[1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117],
  ...[2048, 1400, 1404, 1430, 1578, 1295, 1177, 1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612],
  ...[1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260, 1403, 930, 930, 930, 1676, 1302],
  ...[1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992, 1296, 1243],
  ...[1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676],
];
const em = 2048;
const fontPx = 11;

/** How wide a text is, px; what Verdana does not have is drawn full width. */
export function textWidth(text: string): number {
  const units = [...text].reduce((sum, letter) => sum + (advances[(letter.codePointAt(0) ?? 0) - 32] ?? em), 0);
  return Math.round((units * fontPx * 10) / em) / 10;
}

/** A shape for each state, 10 px wide: nothing is said by colour alone. */
const marks: Record<Health, string> = {
  ok: "M1.5 5.5 4 8 8.5 2.5",
  degraded: "M5 1.5 9 8.5 1 8.5Z",
  failed: "M2 2 8 8M8 2 2 8",
  none: "M1.5 5 8.5 5",
};

/** The only style in the image: its hash is what lets it be. White on these is 4.5:1 or more. */
export const badgeStyle = [
  ".l{fill:#3b4754}.ok{fill:#1a7a4c}.degraded{fill:#8f5a00}.failed{fill:#b3261e}.none{fill:#5b6570}",
  "@media(prefers-color-scheme:dark){.l{fill:#2a333d}.ok{fill:#16693f}.degraded{fill:#7d4f00}.failed{fill:#a0221b}}",
].join("");

const padding = 6;
const height = 20;
const markPx = 14;

export function badgeSvg({ label, message, health }: Badge): string {
  const labelWidth = textWidth(label);
  const messageWidth = textWidth(message);
  const left = Math.ceil(labelWidth + 2 * padding);
  const width = Math.ceil(left + messageWidth + markPx + 2 * padding);
  const title = escapeXml(`${label}: ${message}`);
  const text = (x: number, length: number, words: string) =>
    `<text x="${x}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" role="img" aria-label="${title}">`,
    `<title>${title}</title><style>${badgeStyle}</style>`,
    `<clipPath id="r"><rect width="${width}" height="${height}" rx="4"/></clipPath><g clip-path="url(#r)">`,
    `<rect class="l" width="${left}" height="${height}"/>`,
    `<rect class="${health}" x="${left}" width="${width - left}" height="${height}"/></g>`,
    `<path transform="translate(${left + padding} 5)" d="${marks[health]}" fill="none" stroke="#fff" stroke-width="1.6"/>`,
    `<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="${fontPx}">`,
    `${text(padding, labelWidth, label)}${text(left + padding + markPx, messageWidth, message)}</g></svg>`,
  ].join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** What XML may have. */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text for XML: what XML cannot have is left out, what it reads as its own is written as an entity. */
export function escapeXml(text: string): string {
  return text.replace(notXml, "").replace(/[&<>"']/g, (letter) => entities[letter] ?? "");
}
