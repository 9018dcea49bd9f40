import "server-only";
import type { CheckFinding, CheckFix } from "@/lib/domain/check";
import type { CheckEvidence } from "@/lib/domain/check-evidence";
import type { CheckReason } from "@/lib/domain/check-reasons";

/** What a check has seen, and what of it somebody should know. */
export interface Found {
  evidence?: CheckEvidence;
  findings?: CheckFinding[];
  fix?: CheckFix;
}

/** A finding if there is something that it is about. */
export function about(reason: CheckReason, names: readonly string[]): CheckFinding[] {
  return names.length > 0 ? [{ reason, names: [...names] }] : [];
}

export function finding(reason: CheckReason, ...names: string[]): CheckFinding {
  return { reason, names };
}
