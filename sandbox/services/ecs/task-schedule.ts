import type { Place } from "../../place";
import type { TaskRow } from "./tables";

/** What comes next in a task's life. */
export interface TaskTask {
  taskArn: string;
  to: "PENDING" | "RUNNING" | "crashed" | "STOPPED" | "forgotten";
}

export function scheduleTask(place: Place, { taskArn }: TaskRow, to: TaskTask["to"], awsMs: number): void {
  place.world.schedule(place, "ecs.task", awsMs, { taskArn, to } satisfies TaskTask);
}
