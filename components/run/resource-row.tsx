import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Mark } from "@/components/progress/mark";
import { cn } from "@/lib/cn";
import type { ResourceNode } from "@/lib/domain/managed-tree";
import type { ResourceText } from "@/lib/text/en/resource";
import { resourceText } from "@/lib/text/parts/resource";
import { useTextPart } from "@/lib/text/text-part";

export const resourceRowPx = 27;
const indentPx = 18;

interface ResourceRowProps {
  node: ResourceNode;
  isTinted: boolean;
  /** Given where it can be folded: whether it is. */
  isFolded?: boolean;
  onFold?: () => void;
  /** What can be done with it, at the end of the row. */
  children?: ReactNode;
}

export function ResourceRow({ node, isTinted, isFolded, onFold, children }: ResourceRowProps) {
  const words = useTextPart(resourceText);
  const { depth, up, kind, name, progress, status, reason } = node;

  return (
    <li
      className={cn(
        "relative flex min-h-[27px] items-center gap-1.75 pr-3.5 whitespace-nowrap",
        isTinted && "bg-linear-to-r from-primary-tint to-transparent to-75%",
      )}
      style={{ paddingLeft: 14 + depth * indentPx }}
      title={[name, status, reason].filter(Boolean).join("\n")}
    >
      {depth > 0 && (
        <span
          aria-hidden="true"
          className="absolute bottom-1/2 w-2.25 rounded-bl-[3px] border-b border-l border-line-2"
          style={{ left: 3 + depth * indentPx, top: 21 - resourceRowPx * up }}
        />
      )}
      <Mark state={progress} className="relative size-3.5" />
      <span className="shrink-0 font-[550]">{kindWords(kind, words)}</span>
      <span className="min-w-0 truncate font-mono text-[0.923em] text-ink-2">{name}</span>
      {onFold && (
        <button
          type="button"
          aria-expanded={!isFolded}
          aria-label={`${kindWords(kind, words)} ${name}`}
          data-focus="inset"
          onClick={onFold}
          className="grid size-6 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
        >
          {isFolded ? <ChevronRight size={14} aria-hidden="true" /> : <ChevronDown size={14} aria-hidden="true" />}
        </button>
      )}
      <span
        className={cn("ml-auto pl-2", progress === "failed" ? "min-w-0 truncate text-failed" : "shrink-0 text-ink-3")}
      >
        {progress === "failed" ? (reason ?? status) : status}
      </span>
      {children}
    </li>
  );
}

/** AWS's own name of the type without the part that all have. */
function kindWords(kind: string, { stack, managed, types }: ResourceText): string {
  const words: Record<string, string> = { stack, ...managed, ...types };
  return words[kind] ?? kind.replace(/^AWS::/, "").replace("::", " ");
}
