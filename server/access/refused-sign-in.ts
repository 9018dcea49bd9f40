import "server-only";
import type { SignInMethod } from "@/lib/domain/person";
import { log } from "@/server/log";
import { writeAudit } from "@/server/store/audit";
import type { Store } from "@/server/store/open-store";
import { countUp } from "@/server/store/rate-counts";
import { limits } from "./rate-limit";

interface RefusedSignIn {
  who: "somebody" | "operator";
  address?: string;
  method: SignInMethod;
  reason: string;
  /** What was asked for. */
  account?: string;
  roleName?: string;
}

/** Anybody can be refused as often as they like, and the audit is never cut: of one address it keeps only so many. */
export async function noteRefusedSignIn(store: Store, { who, address, ...detail }: RefusedSignIn): Promise<void> {
  const from = address ?? "unknown";
  if ((await countUp(store, `refused-sign-in ${from}`, limits["refused-sign-in"])) !== undefined) {
    log().warn({ address: from, ...detail }, "Another sign-in was refused");
    return;
  }
  await writeAudit(store.db, {
    who,
    door: "console",
    address,
    action: "sign-in-refused",
    result: "refused",
    detail,
  });
}
