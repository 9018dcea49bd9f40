import "server-only";
import { ActivityRecord } from "@/lib/domain/activity";
import type { AuditRow } from "@/server/store/activity";

export function toRecord({ at, previousHash: _, ...row }: AuditRow): ActivityRecord {
  return ActivityRecord.parse({ ...withoutEmpty(row), at: at.toISOString() });
}

/** The database says null for what is not there. */
export function withoutEmpty(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
