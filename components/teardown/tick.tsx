import { Check } from "lucide-react";
import { cn } from "@/lib/cn";

interface TickProps {
  label: string;
  isTicked: boolean;
  /** It goes with what it belongs to, and is not asked about. */
  isFixed: boolean;
  onChange: () => void;
}

export function Tick({ label, isTicked, isFixed, onChange }: TickProps) {
  return (
    <label className="relative grid size-4 place-items-center before:absolute before:-inset-1.5 max-desk:before:-inset-3">
      <input
        type="checkbox"
        aria-label={label}
        checked={isTicked}
        disabled={isFixed}
        onChange={onChange}
        className={cn(
          "absolute inset-0 appearance-none rounded-sm border",
          isFixed
            ? "border-line-2 bg-sunken"
            : "cursor-pointer border-control checked:border-primary checked:bg-primary",
        )}
      />
      {isTicked && (
        <Check
          size={12}
          aria-hidden="true"
          className={cn("pointer-events-none relative", isFixed ? "text-ink-3" : "text-primary-foreground")}
        />
      )}
    </label>
  );
}
