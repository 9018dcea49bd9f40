import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import type { Feature, MissingAction } from "@/lib/domain/check-evidence";
import type { CheckReason } from "@/lib/domain/check-reasons";
import { exampleOf, missingPolicy, type NeededActions, neededPermissions } from "@/lib/domain/needed-permissions";
import { findPolicySource, listRefusedActions } from "@/server/aws/allowed-actions";
import { eachAtOnce } from "@/server/aws/at-once";
import { about, type Found, finding } from "../found";
import type { Look } from "../look";

/** What whoever asks may do, as IAM simulates it: for each feature what is missing, and the policy that adds it. */
export async function checkPermissions({ aws, subject, reached }: Look): Promise<Found> {
  const { account, region, callerArn } = await reached();
  if (callerArn.endsWith(":root")) return { findings: [finding("is-root")] };
  const policySourceArn = await findPolicySource(aws, callerArn);
  if (!policySourceArn) return { findings: [finding("cannot-simulate", callerArn)] };

  const partition = callerArn.split(":")[1] ?? "aws";
  const needed = neededPermissions({ account, region, partition, serviceName: subject.serviceName });
  const refused = await readRefused(aws, policySourceArn, needed);
  const missing = needed.flatMap(({ feature, actions, resource, isOptional = false }): MissingAction[] =>
    actions
      .filter((action) => refused.has(`${action} ${resource}`))
      .map((action) => ({ feature, action, resource, isOptional })),
  );
  const asked = needed.reduce((sum, { actions }) => sum + actions.length, 0);
  return {
    evidence: { id: "permissions", policySourceArn, asked, missing },
    findings: findingsOf(missing, subject.kind !== "image"),
    ...(missing.length > 0 && { fix: { kind: "policy", policy: missingPolicy(missing) } }),
  };
}

/** IAM simulates each action on each resource of a call, so there is a call for each resource. */
async function readRefused(
  aws: Look["aws"],
  policySource: string,
  needed: readonly NeededActions[],
): Promise<Set<string>> {
  const resources = [...new Set(needed.map(({ resource }) => resource))];
  const refused = await eachAtOnce(resources, 8, async (resource) => {
    const actions = needed.filter((each) => each.resource === resource).flatMap((each) => each.actions);
    const found = await listRefusedActions(aws, policySource, {
      actions: [...new Set(actions)],
      resourceArns: [exampleOf(resource)],
    });
    return found.map(({ action }) => `${action} ${resource}`);
  });
  return new Set(refused.flat());
}

const reasonOf: Record<Feature, CheckReason> = {
  view: "view-denied",
  build: "build-denied",
  deploy: "deploy-denied",
  teardown: "teardown-denied",
};

function findingsOf(missing: readonly MissingAction[], needsBuild: boolean): CheckFinding[] {
  const actionsOf = (feature: Feature) =>
    distinct(missing.filter((each) => each.feature === feature && !each.isOptional).map(({ action }) => action));
  const features = (Object.keys(reasonOf) as Feature[]).filter((feature) => needsBuild || feature !== "build");
  return [
    ...features.flatMap((feature) => about(reasonOf[feature], actionsOf(feature))),
    ...about("optional-denied", distinct(missing.filter(({ isOptional }) => isOptional).map(({ action }) => action))),
  ];
}

const distinct = (names: readonly string[]) => [...new Set(names)];
