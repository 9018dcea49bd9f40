import "server-only";
import type { Approval } from "@/lib/domain/approval";
import { hasRole } from "@/lib/domain/has-role";
import type { Session } from "@/server/context";
import type { KnownApproval } from "@/server/store/approvals";

/** As somebody sees it, who is this person in the end. */
export function toApproval(row: KnownApproval, { roleOn }: Pick<Session, "roleOn">, person: string): Approval {
  const { id, subject, target, name, reason, askedBy, askedById, askedAt, expiresAt, state } = row;
  return {
    ...{ id, subject, target, name, reason, askedBy, state },
    askedAt: askedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt?.toISOString(),
    note: row.note ?? undefined,
    mayDecide: state === "waiting" && askedById !== person && hasRole(roleOn(target), "admin"),
  };
}
