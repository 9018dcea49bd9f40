import "server-only";
import { consoleActions } from "@/lib/domain/activity";
import { hasRole } from "@/lib/domain/has-role";
import type { Session } from "@/server/context";
import type { Visible } from "@/server/store/activity";

/** An admin of all targets sees everything; everybody else what was done in the targets they may see, and what they did. */
export function visibleTo({ roleOnAll, targets, personId }: Session): Visible {
  return hasRole(roleOnAll, "admin") ? "all" : { targets, except: consoleActions, personId };
}
