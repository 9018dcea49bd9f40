import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import { Region, type TargetSettings, targetOf } from "@/lib/domain/target";
import { defaultRegion } from "@/server/aws/clients";
import type { Session } from "@/server/context";
import { insertFirstTarget } from "@/server/store/targets";
import { requireIdentityCenter } from "./device-sign-in";
import { whoOf } from "./who";

const aliasMaxLength = 40;

/**
 * Who may deploy and comes into an account of which there is no target yet finds one: in the Region of the process, or else of
 * Identity Center. The role was given for that target, or for all that there will be, so this gives nobody more.
 */
export async function saveFirstTarget(
  store: Parameters<typeof insertFirstTarget>[0],
  session: Session,
  { account, name }: { account: string; name: string },
): Promise<void> {
  const given = Region.safeParse(await defaultRegion().catch(() => undefined));
  const target = targetOf(account, given.data ?? requireIdentityCenter().region);
  if (!hasRole(session.roleOn(target), "deployer")) return;
  const settings: TargetSettings = {
    target,
    alias: name.trim().slice(0, aliasMaxLength) || account,
    colour: "plain",
    isProtected: false,
    reach: { by: "identity-center" },
    timeToLive: { tearsDownByItself: false },
  };
  await insertFirstTarget(store, settings, whoOf(session, target));
}
