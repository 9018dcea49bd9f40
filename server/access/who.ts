import "server-only";
import type { Target } from "@/lib/domain/target";
import type { Session } from "@/server/context";
import type { Who } from "@/server/store/audit";

/** What the audit says of whoever asks. */
export function whoOf({ userName, personId, door, address, ...rights }: Session, target?: Target): Who {
  const role = target ? rights.roleOn(target) : rights.highestRole;
  return { who: userName, personId, door, address, role };
}
