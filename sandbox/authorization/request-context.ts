import type { Call } from "../operation";
import { findRole } from "../services/iam/roles";
import { inputTags } from "./input-tags";
import type { PolicySet } from "./policy-set";

type Context = Record<string, string | string[]>;

/** What is known besides the call: which roles it hands over, whose tags count, who called in the caller's name. */
export interface RequestFacts {
  input?: Readonly<Record<string, unknown>>;
  resourceTags?: () => Record<string, string>;
  /** For iam:PassRole: the service that gets the role. */
  passedTo?: string;
  /** `cloudformation.amazonaws.com`, where it acts in the caller's name. */
  calledVia?: string;
}

/** The condition keys of a request, as far as the policies mention them. */
export function contextOf(call: Call, action: string, policies: PolicySet, facts: RequestFacts): Context {
  const { principal, world, region } = call;
  const now = world.clock.date();
  const global = action.startsWith("iam:") || action.startsWith("sts:") || action.startsWith("organizations:");
  const { input = {} } = facts;
  const known: [string, string | string[] | undefined][] = [
    ["aws:CalledVia", facts.calledVia && [facts.calledVia]],
    ["aws:CalledViaFirst", facts.calledVia],
    ["aws:CalledViaLast", facts.calledVia],
    ["aws:CurrentTime", now.toISOString()],
    ["aws:EpochTime", String(Math.floor(now.getTime() / 1000))],
    ["aws:PrincipalAccount", principal.account],
    ["aws:PrincipalArn", principal.roleArn ?? principal.arn],
    ["aws:PrincipalType", principal.roleName ? "AssumedRole" : "User"],
    ["aws:RequestedRegion", global ? "us-east-1" : region],
    ["aws:ResourceAccount", call.account],
    ["aws:SecureTransport", "true"],
    ["aws:SourceIdentity", principal.sourceIdentity],
    ["aws:SourceIp", "127.0.0.1"],
    ["aws:TagKeys", Object.keys(inputTags(input))],
    ["aws:TokenIssueTime", principal.issuedAt?.toISOString()],
    ["aws:userid", principal.userId],
    ["aws:ViaAWSService", String(facts.calledVia !== undefined)],
    ["iam:AWSServiceName", stringOf(input.AWSServiceName)],
    ["iam:PassedToService", facts.passedTo],
    ["iam:PermissionsBoundary", stringOf(input.PermissionsBoundary)],
    ["iam:PolicyARN", stringOf(input.PolicyArn)],
    ["cloudformation:ChangeSetName", stringOf(input.ChangeSetName)],
    ["cloudformation:RoleArn", stringOf(input.RoleARN)],
    ["cloudformation:TemplateUrl", stringOf(input.TemplateURL)],
    ["ecs:cluster", clusterArn(call, input.cluster)],
    ...tagged("aws:RequestTag", policies, () => inputTags(input)),
    ...tagged("aws:PrincipalTag", policies, () => principalTags(call)),
    ...tagged("aws:ResourceTag", policies, facts.resourceTags),
    ...tagged(`${action.split(":")[0]}:ResourceTag`, policies, facts.resourceTags),
  ];
  return Object.fromEntries(
    known.flatMap(([key, value]) => (value !== undefined && policies.mentions(key) ? [[key, value]] : [])),
  );
}

function tagged(
  name: string,
  policies: PolicySet,
  tags: (() => Record<string, string>) | undefined,
): [string, string][] {
  if (!tags || !policies.mentions(`${name}/`)) return [];
  return Object.entries(tags()).map(([key, value]) => [`${name}/${key}`, value]);
}

function principalTags(call: Call): Record<string, string> {
  const { roleName, sessionTags } = call.principal;
  return { ...(roleName ? findRole(call, roleName)?.tags : undefined), ...sessionTags };
}

function clusterArn({ region, account }: Call, cluster: unknown): string | undefined {
  if (typeof cluster !== "string" || cluster.startsWith("arn:")) return stringOf(cluster);
  return `arn:aws:ecs:${region}:${account}:cluster/${cluster}`;
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
