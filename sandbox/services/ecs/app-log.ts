import type { Place } from "../../place";
import { appendLogEvent } from "../logs/events";
import { logGroupTable } from "../logs/groups";
import { ensureLogStream } from "../logs/streams";
import type { RevisionRow, TaskRow } from "./tables";

/** A line of a task's own, in `<prefix>/Main/<task id>`; lost where its group is not there, as with awslogs. */
export function writeAppLine(place: Place, { configuration }: RevisionRow, task: TaskRow, line: string): void {
  const { logGroup, logStreamPrefix } = configuration.primaryContainer.awsLogsConfiguration;
  const group = logGroupTable(place).get(logGroup);
  if (!group) return;
  const stream = ensureLogStream(
    place,
    group,
    `${logStreamPrefix}/${task.containerDefinitions[0]?.name ?? "Main"}/${task.id}`,
  );
  appendLogEvent(place, stream, line, place.world.clock.now());
}

export function startLines({ app, configuration }: RevisionRow): string[] {
  const port = app?.port ?? configuration.primaryContainer.containerPort;
  return [
    ` * Serving Flask app '${app?.name ?? "app"}'`,
    " * Debug mode: off",
    ` * Running on all addresses (0.0.0.0), port ${port}`,
    "Press CTRL+C to quit",
  ];
}
