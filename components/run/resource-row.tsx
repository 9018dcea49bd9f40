import { Mark } from "@/components/progress/mark";
import { cn } from "@/lib/cn";
import type { ResourceNode } from "@/lib/domain/resource-tree";
import type { Text } from "@/lib/text/en";
import { useText } from "@/lib/text/text-provider";
import { shortId } from "./run-words";

const rowPx = 27;
const indentPx = 18;

export function ResourceRow({ node, isTinted }: { node: ResourceNode; isTinted: boolean }) {
  const text = useText();
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
          style={{ left: 3 + depth * indentPx, top: 21 - rowPx * up }}
        />
      )}
      <Mark state={progress} className="relative size-3.5" />
      <span className="font-[550]">{kindWords(kind, text)}</span>
      <span className="min-w-0 truncate font-mono text-[0.923em] text-ink-2">{shortId(name)}</span>
      <span className={cn("ml-auto min-w-0 shrink-[2] truncate pl-2", progress === "failed" ? "text-failed" : "text-ink-3")}>
        {progress === "failed" ? (reason ?? status) : status}
      </span>
    </li>
  );
}

/** AWS's own name of the type without the part that all have. */
function kindWords(kind: string, { run }: Text): string {
  const words: Record<string, string> = { stack: run.stack, ...run.managed };
  return words[kind] ?? kind.replace(/^AWS::/, "").replace("::", " ");
}
