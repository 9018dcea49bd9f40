import { Mark, type MarkState } from "@/components/progress/mark";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import type { ServiceTask } from "@/lib/domain/service-detail";
import { ago } from "@/lib/format";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const cell = "px-3.5 py-2 text-left align-top max-desk:px-2 max-desk:first:pl-3.5 max-desk:last:pr-3.5";

/** Each task, and what the load balancer says of it. */
export function TaskCard({ tasks }: { tasks: readonly ServiceTask[] }) {
  const text = useText();
  const words = useTextPart(servicePageText);
  const now = useNow();

  return (
    <Card aria-label={words.tasks} className="overflow-x-auto">
      <CardHeader>
        <CardTitle>{words.tasks}</CardTitle>
      </CardHeader>
      {tasks.length === 0 ? (
        <p className="px-3.5 py-3 text-ink-2">{words.noTasks}</p>
      ) : (
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line text-2xs text-ink-3 *:font-medium">
              <th className={cell}>{words.task}</th>
              <th className={cell}>{words.status}</th>
              <th className={cell}>{words.target}</th>
              <th className={`${cell} max-desk:hidden`}>{words.revision}</th>
              <th className={`${cell} max-desk:hidden`}>{words.zone}</th>
              <th className={`${cell} text-right`}>{words.started}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.id} className="border-line not-first:border-t">
                <td className={cell}>
                  <code title={task.id}>{task.id.slice(0, 8)}</code>
                </td>
                <td className={cell}>
                  <span className="inline-flex items-center gap-1.5">
                    <Mark state={task.status === "RUNNING" ? "succeeded" : "running"} className="size-3.5" />
                    <span className="num">{task.status}</span>
                  </span>
                </td>
                <td className={cell}>
                  {task.targetState ? (
                    <span className="inline-flex items-start gap-1.5">
                      <Mark state={markOf(task.targetState)} className="mt-0.75 size-3.5" />
                      <span className="num">
                        {task.targetState}
                        {task.targetReason && <span className="text-ink-3"> {task.targetReason}</span>}
                      </span>
                    </span>
                  ) : (
                    text.common.none
                  )}
                </td>
                <td className={`${cell} num max-desk:hidden`}>{task.revision ?? text.common.none}</td>
                <td className={`${cell} num max-desk:hidden`}>{task.availabilityZone ?? text.common.none}</td>
                <td className={`${cell} text-right text-ink-3 desk:whitespace-nowrap`}>
                  {task.startedAt ? ago(task.startedAt, now, text) : text.common.none}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function markOf(state: string): MarkState {
  if (state === "healthy") return "succeeded";
  if (state.startsWith("unhealthy")) return "failed";
  return state === "initial" || state === "draining" ? "running" : "waiting";
}
