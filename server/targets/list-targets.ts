import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import { ProblemError } from "@/lib/domain/problem";
import { splitTarget } from "@/lib/domain/split-target";
import type { ListedTarget, TargetSettings } from "@/lib/domain/target";
import { listKnownTargets } from "@/server/access/known-targets";
import { holdersOf, listGrants } from "@/server/access/rights";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import type { Context } from "@/server/context";
import { findTarget } from "@/server/store/targets";
import { findAccountAlias } from "@/server/watch/account-alias";
import { findReachedTarget } from "@/server/watch/reached-target";
import { withoutExternalId } from "./without-external-id";

/** Those that whoever asks may see. One that AWS does not let in does not hide the others. */
export async function listTargets(context: Context): Promise<{ targets: ListedTarget[] }> {
  const known = await listKnownTargets(context.store);
  const listed = await Promise.all(known.map((settings) => toListed(context, settings)));
  return { targets: listed.filter((target) => target !== undefined) };
}

async function toListed(context: Context, settings: TargetSettings): Promise<ListedTarget | undefined> {
  const role = context.session.roleOn(settings.target);
  if (!role) return undefined;
  const grants = await listGrants(context.store);
  const heldBy = {
    deployer: holdersOf(grants, "deployer", settings.target),
    admin: holdersOf(grants, "admin", settings.target),
  };
  const isSaved = (await findTarget(context.store, settings.target)) !== undefined;
  const isSettler = hasRole(context.session.roleOnAll, "admin");
  return {
    ...(isSettler ? settings : withoutExternalId(settings)),
    ...splitTarget(settings.target),
    role,
    heldBy,
    isSaved,
    ...(await findCaller(context, settings, isSaved)),
  };
}

/** A target that nobody has saved is called what its account is called. */
async function findCaller(
  { awsOf }: Context,
  { target, alias: given }: TargetSettings,
  isSaved: boolean,
): Promise<Pick<ListedTarget, "alias" | "callerArn" | "notReached">> {
  try {
    const aws = await awsOf(target);
    const { callerArn } = await findReachedTarget(aws);
    const alias = isSaved ? given : ((await findAccountAlias(aws)) ?? given);
    return { alias, callerArn };
  } catch (error) {
    const problem = error instanceof ProblemError ? error : problemFromAws(error);
    if (!problem) throw error;
    return { alias: given, notReached: problem.message };
  }
}
