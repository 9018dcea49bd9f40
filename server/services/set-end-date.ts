import "server-only";
import type { ServiceAddress } from "@/lib/domain/cost-report";
import { isAllowedEnd } from "@/lib/domain/end-date";
import { ProblemError } from "@/lib/domain/problem";
import { rowKey } from "@/lib/domain/row-key";
import type { ServiceEnd } from "@/lib/domain/service-end";
import { rule } from "@/lib/text/en/rule";
import { audited } from "@/server/access/audited";
import type { Context } from "@/server/context";
import { findEnd, saveEnd } from "@/server/store/service-ends";
import { saveFacts } from "@/server/store/service-facts";

type Wanted = ServiceAddress & { endsAt: string | null };

/** A date of a service that is not there harms nothing: it is forgotten when its time is over. */
export async function setEndDate(context: Context, { endsAt, ...address }: Wanted): Promise<{ end?: ServiceEnd }> {
  if (endsAt !== null && !isAllowedEnd(endsAt, Date.now())) {
    const fields = [{ field: "endsAt", rule: "end-date", message: rule["end-date"] }];
    throw new ProblemError("invalid-input", `endsAt: ${rule["end-date"]}`, { fields });
  }
  const { store, session } = context;
  const { target, serviceName: subject } = address;
  const detail = { endsAt: endsAt ?? "none" };
  await audited(context, { action: "set-end-date", target, subject, detail }, () =>
    saveEnd(store.db, address, endsAt, session.userName),
  );
  const members = endsAt === null ? {} : { endsAt };
  await saveFacts(store, target, "ends", [{ key: rowKey(address), members }]);
  return { end: await findEnd(store.db, address) };
}
