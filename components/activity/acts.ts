import type { ActivityRecord } from "@/lib/domain/activity";

/** An intention whose result is also here is told by the result alone. */
export function withoutAnswered(records: readonly ActivityRecord[]): ActivityRecord[] {
  const answered = new Set(records.flatMap(({ of }) => of ?? []));
  return records.filter(({ id }) => !answered.has(id));
}
