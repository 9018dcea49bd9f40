import "server-only";
import type { NewGrant } from "@/lib/domain/grant";
import type { AuditLine } from "@/server/store/audit";

/** What the audit says of a grant: it concerns a target, or all of them. */
export function grantAudit({
  target,
  role,
  subjectKind,
  subject,
}: NewGrant): Pick<AuditLine, "target" | "subject" | "detail"> {
  return {
    target: target === "*" ? undefined : target,
    subject: `${subjectKind}:${subject}`,
    detail: { role, target },
  };
}
