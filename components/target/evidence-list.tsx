interface EvidenceRow {
  name: string;
  status: string;
  aside?: string;
}

export function EvidenceList({ rows }: { rows: readonly EvidenceRow[] }) {
  return (
    <ul className="grid w-full max-w-2xl text-xs">
      {rows.map(({ name, status, aside }) => (
        <li key={name} className="flex min-h-7 flex-wrap items-center gap-x-3 border-line not-first:border-t">
          <code className="min-w-0 truncate">{name}</code>
          {aside && <span className="text-ink-3">{aside}</span>}
          <code className="ml-auto text-ink-2">{status}</code>
        </li>
      ))}
    </ul>
  );
}
