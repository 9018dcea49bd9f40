import { preflightText } from "@/lib/text/parts/preflight";
import { useTextPart } from "@/lib/text/text-part";
import type { EvidenceRow } from "./evidence-rows";

/** More of them say nothing more about whether a deploy will go through. */
const most = 12;

export function EvidenceList({ rows }: { rows: readonly EvidenceRow[] }) {
  const { more } = useTextPart(preflightText);
  if (rows.length === 0) return null;
  return (
    <ul className="grid w-full max-w-2xl text-xs">
      {rows.slice(0, most).map(({ name, status, aside }) => (
        <li key={name} className="flex min-h-7 flex-wrap items-center gap-x-3 border-line not-first:border-t">
          <code className="min-w-0 truncate">{name}</code>
          {aside && <span className="text-ink-3">{aside}</span>}
          <code className="ml-auto text-ink-2">{status}</code>
        </li>
      ))}
      {rows.length > most && (
        <li className="min-h-7 border-t border-line py-1.5 text-ink-3">{more(rows.length - most)}</li>
      )}
    </ul>
  );
}
