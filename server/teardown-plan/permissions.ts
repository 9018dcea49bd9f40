import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { blocked } from "@/lib/domain/teardown-blocks";
import { actionsOfStackResource, neededActions } from "@/lib/domain/teardown-permissions";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { findPolicySource, listRefusedActions, type RefusedAction } from "@/server/aws/allowed-actions";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import type { Look } from "./look";

interface Needed {
  key: string;
  action: string;
  arn: string;
}

interface Asked {
  items: TeardownItem[];
  missing: string[];
}

/** Blocks what the credentials may not delete, as far as IAM tells: where it may not be asked, nothing is known and nothing blocked. */
export async function withPermissions(
  aws: AwsClients,
  callerArn: string,
  look: Look,
  items: TeardownItem[],
): Promise<Asked> {
  const needed = items.filter(({ group }) => group === "goes").flatMap((item) => neededBy(look, item));
  const refused = await readRefused(aws, callerArn, needed);
  const lacks = (need: Needed) =>
    refused.some(({ action, resourceArn }) => action === need.action && resourceArn === need.arn);
  const missing = needed.filter(lacks);
  return {
    missing: [...new Set(missing.map(({ action }) => action))].sort(),
    items: items.map((item) => {
      const names = [...new Set(missing.filter(({ key }) => key === item.key).map(({ action }) => action))];
      return names.length > 0 ? blocked(item, { rule: "missing-permission", names, detail: callerArn }) : item;
    }),
  };
}

function neededBy(look: Look, { key, kind, goesWith, resources }: TeardownItem): Needed[] {
  if (goesWith) return [];
  const [own] = resources;
  const actions = neededActions[kind] ?? [];
  // An image's id is its repository's ARN and its digest.
  const needed = own ? actions.map((action) => ({ key, action, arn: own.id.replace(/@sha256:.*$/, "") })) : [];
  const stack = kind === "stack" ? look.stacks.find(({ stackId }) => stackId === own?.id) : undefined;
  if (!stack || stack.roleArn) return needed;
  const inStack = [
    ...resources,
    ...look.book.resourcesOf(stack).map(({ type, physicalId }) => ({ type, id: physicalId })),
  ];
  return [
    ...needed,
    ...inStack.flatMap(({ type, id }) =>
      id.startsWith("arn:") ? (actionsOfStackResource[type] ?? []).map((action) => ({ key, action, arn: id })) : [],
    ),
  ];
}

/** Kinds of resources are few, so these are few calls. */
async function readRefused(aws: AwsClients, callerArn: string, needed: readonly Needed[]): Promise<RefusedAction[]> {
  try {
    const source = needed.length > 0 ? await findPolicySource(aws, callerArn) : undefined;
    if (!source) return [];
    const actions = [...new Set(needed.map(({ action }) => action))];
    const answers = await eachAtOnce(actions, 6, (action) => {
      const arns = new Set(needed.filter((need) => need.action === action).map(({ arn }) => arn));
      return listRefusedActions(aws, source, { actions: [action], resourceArns: [...arns].slice(0, mostArns) });
    });
    return answers.flat();
  } catch (error) {
    const problem = error instanceof ProblemError ? error : problemFromAws(error);
    if (!problem?.kind.startsWith("aws-")) throw error;
    return [];
  }
}

/** As many decisions as IAM gives in one answer. */
const mostArns = 500;
