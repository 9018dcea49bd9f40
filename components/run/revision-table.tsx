import { Chip } from "@/components/ui/chip";
import type { RolloutRevision } from "@/lib/domain/rollout";
import { shortRevision } from "./run-words";
import { useRunText } from "./use-run-text";

export function RevisionTable({ revisions }: { revisions: readonly RolloutRevision[] }) {
  const { run, common } = useRunText();
  const numbers = [run.wanted, run.running, run.pending, run.share];
  return (
    <table className="w-full">
      <thead className="text-2xs text-ink-3">
        <tr>
          <th className="pb-1 text-left font-medium">{run.revision}</th>
          {numbers.map((label) => (
            <th key={label} className="pb-1 pl-2.5 text-right font-medium">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="num">
        {revisions.map(({ id, isNew, requestedTasks, runningTasks, pendingTasks, trafficPercent }) => (
          <tr key={id} className="border-t border-line">
            <th scope="row" title={id} className="py-1.5 text-left font-normal whitespace-nowrap">
              {shortRevision(id)} {isNew && <Chip className="ml-1 text-primary">{run.newRevision}</Chip>}
            </th>
            <td className="pl-2.5 text-right">{requestedTasks}</td>
            <td className="pl-2.5 text-right">{runningTasks}</td>
            <td className="pl-2.5 text-right">{pendingTasks}</td>
            <td className="pl-2.5 text-right">{trafficPercent === undefined ? common.none : `${trafficPercent} %`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
