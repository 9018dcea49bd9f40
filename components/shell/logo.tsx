/** A hull on its way down to the water. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" className={className}>
      <g transform="rotate(22 12 12)">
        <path d="M3.5 6.5H20.5L17.6 12.7A1.5 1.5 0 0 1 16.24 13.56H5A1.5 1.5 0 0 1 3.5 12.06z" fill="currentColor" />
        <path d="M1.5 17H22.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </g>
      <path d="M1.5 22H11" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
