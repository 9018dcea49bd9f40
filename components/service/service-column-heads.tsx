import { cn } from "@/lib/cn";
import { useText } from "@/lib/text/text-provider";
import { serviceColumns } from "./service-columns";

/** For the eye; each cell says by itself what it is. */
export function ServiceColumnHeads() {
  const { columns } = useText().board;
  return (
    <div
      aria-hidden="true"
      className={cn(serviceColumns, "min-h-6.5! border-0! pl-4.5! text-2xs font-medium text-ink-3 max-desk:hidden!")}
    >
      {Object.entries(columns).map(([name, words]) => (
        <span key={name}>{words}</span>
      ))}
    </div>
  );
}
