import "server-only";
import type { Action } from "@/lib/domain/activity";
import { rowKey } from "@/lib/domain/row-key";
import type { NewLock, NewNotice, ServiceMarks } from "@/lib/domain/service-notice";
import { readKnownTarget } from "@/server/access/known-targets";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import type { Store } from "@/server/store/open-store";
import { saveFacts } from "@/server/store/service-facts";
import * as rows from "@/server/store/service-marks";

interface Asked {
  target: string;
  serviceName: string;
  clusterName: string;
}

type Db = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

export function lockService(context: Context, { reason, ...asked }: Asked & NewLock): Promise<ServiceMarks> {
  const lockedBy = context.session.userName;
  return change(context, asked, { action: "lock-service", reason }, async (db, at) => {
    await rows.insertLock(db, at, { lockedBy, reason });
  });
}

export function unlockService(
  context: Context,
  { reason, ...asked }: Asked & { reason?: string },
): Promise<ServiceMarks> {
  return change(context, asked, { action: "unlock-service", reason: reason || undefined }, rows.deleteLock);
}

export function setNotice(context: Context, { text, severity, link, endsAt, ...asked }: Asked & NewNotice) {
  const notice = { text, severity, link, endsAt, writtenBy: context.session.userName };
  return change(context, asked, { action: "set-notice", detail: { text } }, (db, at) =>
    rows.saveNotice(db, at, notice),
  );
}

export function removeNotice(context: Context, asked: Asked): Promise<ServiceMarks> {
  return change(context, asked, { action: "remove-notice" }, rows.deleteNotice);
}

interface Told {
  action: Action;
  reason?: string;
  detail?: Record<string, string>;
}

/** The mark and its record in one transaction; then all who look at the service see it. */
async function change(
  { store, session }: Context,
  { target, serviceName, clusterName }: Asked,
  told: Told,
  write: (db: Db, at: rows.MarkedService) => Promise<void>,
): Promise<ServiceMarks> {
  await readKnownTarget(store, target);
  const key = rowKey({ clusterName, serviceName });
  const marks = await store.db.transaction(async (db) => {
    await writeAudit(db, { ...whoOf(session, target), ...told, result: "done", target, subject: serviceName });
    await write(db, { target, key });
    return rows.readMarks(db, { target, key });
  });
  await saveFacts(store, target, "marks", [{ key, members: marks }]);
  return marks;
}
