import "server-only";
import type { TargetCheck } from "@/lib/domain/check";
import { type CheckTargetInput, subjectOf } from "@/lib/domain/check-subject";
import type { Context } from "@/server/context";
import { openLook } from "@/server/preflight/look";
import { runChecks } from "@/server/preflight/run-checks";
import { findPrices } from "@/server/watch/watch-prices";

/** Looks at the target now, everything at once; what AWS does not answer is `unknown` and holds nothing else up. */
export async function checkTarget(context: Context, { target, ...input }: CheckTargetInput): Promise<TargetCheck> {
  const aws = await context.awsOf(target);
  const { identityCenterRole, expiresAt } = context.session;
  const look = openLook(aws, subjectOf(input), {
    // Their own role is renewed for as long as the sign-in holds.
    signInEndsAt: identityCenterRole && expiresAt?.toISOString(),
    readPrices: (region) => findPrices(context.store, region),
  });
  const checks = await runChecks(look);
  const ready = checks.every(({ state }) => state !== "problem");
  return { target, checkedAt: new Date().toISOString(), ready, checks };
}
