import { escapeXml } from "./badge";

export interface AtomEntry {
  /** The same for ever. */
  id: string;
  title: string;
  summary: string;
  publishedAt: string;
  updatedAt: string;
}

interface AtomFeed {
  id: string;
  title: string;
  link: string;
  language: string;
  entries: readonly AtomEntry[];
}

/** RFC 4287. The newest first, whatever order they come in. */
export function atomFeed({ id, title, link, language, entries }: AtomFeed): string {
  const sorted = [...entries].sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">`,
    `<id>${escapeXml(id)}</id><title>${escapeXml(title)}</title>`,
    `<updated>${sorted[0]?.updatedAt ?? "1970-01-01T00:00:00.000Z"}</updated>`,
    `<link rel="alternate" href="${escapeXml(link)}"/><author><name>Slipway</name></author>`,
    ...sorted.map(toEntry),
    "</feed>\n",
  ].join("\n");
}

function toEntry({ id, title, summary, publishedAt, updatedAt }: AtomEntry): string {
  const times = `<published>${publishedAt}</published><updated>${updatedAt}</updated>`;
  return `<entry><id>${escapeXml(id)}</id><title>${escapeXml(title)}</title>${times}<summary>${escapeXml(summary)}</summary></entry>`;
}
