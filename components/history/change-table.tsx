import { Mark } from "@/components/progress/mark";
import type { ShipChange } from "@/lib/domain/ship-change";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";

/** What is different, by name: was and is. */
export function ChangeTable({ changes }: { changes: readonly ShipChange[] }) {
  const words = useTextPart(historyText).comparison;
  if (changes.length === 0) {
    return (
      <p className="flex items-center gap-1.5 text-ink-2">
        <Mark state="succeeded" />
        {words.nothing}
      </p>
    );
  }
  return (
    <>
      <table className="w-full border-collapse text-left max-desk:block">
        <thead className="text-2xs text-ink-3 max-desk:sr-only">
          <tr>
            {[words.setting, words.was, words.is].map((head) => (
              <th key={head} scope="col" className="pr-4 pb-1 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-desk:block">
          {changes.map((change) => (
            <tr
              key={`${change.group} ${change.name}`}
              className="border-t border-line align-top max-desk:grid max-desk:py-2 max-desk:first:border-0 max-desk:first:pt-0"
            >
              <th scope="row" className="py-1.5 pr-4 font-normal wrap-anywhere max-desk:py-0">
                <span className="text-2xs text-ink-3">{words.groups[change.group]}</span> <Name {...change} />{" "}
                <span className="text-2xs text-ink-3">{words.kinds[change.kind]}</span>
              </th>
              <Value label={words.was} change={change} value={change.before} isThere={change.kind !== "added"} />
              <Value label={words.is} change={change} value={change.after} isThere={change.kind !== "removed"} />
            </tr>
          ))}
        </tbody>
      </table>
      {changes.some(({ isHidden }) => isHidden) && <p className="mt-2 text-xs text-ink-3">{words.hiddenAbout}</p>}
    </>
  );
}

function Name({ group, name }: ShipChange) {
  const { settings } = useTextPart(historyText).comparison;
  const known = group === "environment" || group === "parameters" ? undefined : settings[name];
  return known ? <span>{known}</span> : <code>{name}</code>;
}

interface ValueProps {
  label: string;
  change: ShipChange;
  value?: string;
  isThere: boolean;
}

function Value({ label, change, value, isThere }: ValueProps) {
  const words = useTextPart(historyText).comparison;
  const quiet = !isThere ? words.none : change.isHidden ? words.hidden : value === "" ? words.empty : undefined;
  return (
    <td className="py-1.5 pr-4 wrap-anywhere max-desk:py-0">
      <span className="mr-2 text-2xs text-ink-3 desk:hidden">{label}</span>
      {quiet ? (
        <span className="text-ink-3">{quiet}</span>
      ) : (
        <code>{value ?? (change.group === "template" ? words.kinds[change.kind] : words.none)}</code>
      )}
    </td>
  );
}
