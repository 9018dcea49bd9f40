import { jobPolicies } from "./job-policies";
import type { ManagedPolicy, ManagedStatement } from "./managed-policy";
import { servicePolicies } from "./service-policies";

/** When AWS published most of its policies. */
export const launchDay = new Date("2015-02-06T18:39:46Z");

const byArn = new Map([...jobPolicies, ...servicePolicies].map((policy) => [arnOf(policy), policy]));
const documents = new Map<ManagedPolicy, string>();

export function findManagedPolicy(arn: string): ManagedPolicy | undefined {
  return byArn.get(arn);
}

export function managedPolicyArns(): string[] {
  return [...byArn.keys()];
}

export function managedPolicyDocument(policy: ManagedPolicy): string {
  const known = documents.get(policy);
  if (known) return known;
  const document = JSON.stringify({ Version: "2012-10-17", Statement: policy.statements.map(toStatement) });
  documents.set(policy, document);
  return document;
}

function toStatement({ actions, notActions, resources = ["*"], condition }: ManagedStatement): object {
  return {
    Effect: "Allow",
    ...(actions && { Action: actions }),
    ...(notActions && { NotAction: notActions }),
    Resource: resources.length === 1 ? resources[0] : resources,
    ...(condition && { Condition: condition }),
  };
}

function arnOf({ path, name }: ManagedPolicy): string {
  return `arn:aws:iam::aws:policy${path}${name}`;
}
