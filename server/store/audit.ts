import "server-only";
import type { Store } from "./open-store";
import { audit } from "./schema";

export interface AuditLine {
  who: string;
  via: "console" | "api-token";
  action: string;
  target?: string;
  subject?: string;
}

/** Written before the act; what cannot be written must not be done. */
export async function writeAudit(db: Pick<Store["db"], "insert">, line: AuditLine): Promise<void> {
  await db.insert(audit).values(line);
}
