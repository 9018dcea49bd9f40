import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { ReachedTarget, Target, TargetSettings } from "@/lib/domain/target";
import { type Context, getAwsClients } from "@/server/context";
import { env } from "@/server/env";
import type { Store } from "@/server/store/open-store";
import * as rows from "@/server/store/targets";
import { findReachedTarget } from "@/server/watch/reached-target";

/** The targets that an admin has saved; without any and without Identity Center, the one of the default credential chain. */
export async function listKnownTargets(store: Pick<Store, "db">): Promise<TargetSettings[]> {
  const saved = await rows.listTargets(store);
  // Whoever has signed in with a role of their own must not get that of the process instead.
  return saved.length > 0 || env().identityCenter ? saved : [toSettings(await findDefaultTarget())];
}

/** Those that somebody may see. */
export async function listVisibleTargets({
  store,
  session,
}: Pick<Context, "store" | "session">): Promise<TargetSettings[]> {
  const known = await listKnownTargets(store);
  return known.filter(({ target }) => session.roleOn(target) !== undefined);
}

/** Throws `other-target` for one that Slipway does not know. */
export async function readKnownTarget(store: Pick<Store, "db">, target: Target): Promise<TargetSettings> {
  const known = await listKnownTargets(store);
  const found = known.find((each) => each.target === target);
  if (found) return found;
  // Which others there are is not for everybody to know.
  throw new ProblemError("other-target", `${target} was asked for, and is no target that Slipway knows.`);
}

/** That of the credentials of the process. */
async function findDefaultTarget(): Promise<ReachedTarget> {
  return findReachedTarget(await getAwsClients());
}

function toSettings({ target, account }: ReachedTarget): TargetSettings {
  return {
    target,
    alias: account,
    colour: "plain",
    isProtected: false,
    reach: { by: "default-credentials" },
    timeToLive: { tearsDownByItself: false },
  };
}
