import type { StackChange } from "@/lib/domain/stack-change";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";
import { ChangedResource } from "./changed-resource";

type Group = StackChange["action"] | "Replace";

/** What is not taken back easily comes first. */
const order: readonly Group[] = ["Remove", "Replace", "Modify", "SyncWithActual", "Dynamic", "Import", "Add"];

/** Every resource that the change set touches, by what becomes of it. */
export function ChangeList({ changes }: { changes: readonly StackChange[] }) {
  const words = useTextPart(previewText);
  if (changes.length === 0) return <p className="text-ink-2">{words.nothing}</p>;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {order.map((group) => {
        const inGroup = changes.filter((change) => groupOf(change) === group);
        if (inGroup.length === 0) return null;
        return (
          <section
            key={group}
            aria-label={words.groups[group]}
            className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1.5"
          >
            <h3 className="flex items-baseline gap-2">
              {words.groups[group]} <span className="num font-normal text-ink-3">{inGroup.length}</span>
            </h3>
            <ul className="grid grid-cols-[minmax(0,1fr)] rounded-md border border-line">
              {inGroup.map((change) => (
                <ChangedResource key={change.logicalId} change={change} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function groupOf({ action, replacement }: StackChange): Group {
  return action === "Modify" && replacement === "True" ? "Replace" : action;
}
