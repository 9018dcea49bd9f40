import type { RevisionRow, TaskRow } from "./tables";

export function countsOf(tasks: TaskRow[]) {
  const ofStatus = (...statuses: string[]) => tasks.filter(({ lastStatus }) => statuses.includes(lastStatus)).length;
  return { runningCount: ofStatus("RUNNING"), pendingCount: ofStatus("PROVISIONING", "PENDING") };
}

/** Of one revision, as service deployments and revisions count. */
export function taskCountsOf(tasks: TaskRow[], { serviceRevisionArn }: RevisionRow) {
  const counts = countsOf(tasks.filter((task) => task.serviceRevisionArn === serviceRevisionArn));
  return { runningTaskCount: counts.runningCount, pendingTaskCount: counts.pendingCount };
}
