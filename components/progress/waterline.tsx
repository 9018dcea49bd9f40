interface WaterlineProps {
  label: string;
  done: number;
  total: number;
}

/** Progress as two pixels at the foot of a row. */
export function Waterline({ label, done, total }: WaterlineProps) {
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuenow={done}
      aria-valuemax={total}
      className="absolute inset-x-0 bottom-0 h-0.5 bg-running-tint"
    >
      <span
        className="block h-full bg-running transition-[width] duration-(--slow) ease-slip"
        style={{ width: `${(100 * done) / Math.max(1, total)}%` }}
      />
    </span>
  );
}
