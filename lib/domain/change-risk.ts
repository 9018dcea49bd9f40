import { z } from "zod";
import { serviceResourceType } from "./service-resource-type";
import type { PropertyChange, StackChange } from "./stack-change";

/** What a change does that somebody should know before. */
export const ChangeRisk = z.enum([
  "removes-service",
  "replaces-service",
  "may-replace-service",
  "opens-to-internet",
  "moves-network",
  "deletes-data",
  "shortens-retention",
  "widens-rights",
  "other-role",
  "replaces-resource",
  "may-replace-resource",
  "reverts-drift",
  "unseen",
]);
export type ChangeRisk = z.infer<typeof ChangeRisk>;

/** What a change waits for before it is made. */
export const GateNeed = z.enum(["none", "click", "typed"]);
export type GateNeed = z.infer<typeof GateNeed>;

const typedRisks: readonly ChangeRisk[] = ["removes-service", "replaces-service", "may-replace-service"];

export function gateOf(changes: readonly Pick<StackChange, "risks">[]): GateNeed {
  const risks = changes.flatMap((change) => change.risks ?? []);
  if (risks.some((risk) => typedRisks.includes(risk))) return "typed";
  return risks.length > 0 ? "click" : "none";
}

type Unjudged = Omit<StackChange, "risks">;

/** A stack that is made for the first time is what was asked for: of it only what opens a door is told. */
export function risksOf(change: Unjudged, { isNewStack }: { isNewStack: boolean }): ChangeRisk[] {
  const found = new Set<ChangeRisk>(isNewStack ? [] : risksOfExisting(change));
  if (change.properties.some(opensToInternet)) found.add("opens-to-internet");
  return ChangeRisk.options.filter((risk) => found.has(risk));
}

function risksOfExisting(change: Unjudged): ChangeRisk[] {
  const { action, resourceType, properties } = change;
  if (action === "Dynamic" || resourceType === nestedStack) return ["unseen"];
  const ofProperties = properties.flatMap((property) => risksOfProperty(change, property));
  return [
    ...risksOfEnd(change),
    ...ofProperties,
    ...(action === "Add" && resourceType.startsWith("AWS::IAM::") ? ["widens-rights" as const] : []),
    ...(action === "SyncWithActual" ? ["reverts-drift" as const] : []),
  ];
}

const nestedStack = "AWS::CloudFormation::Stack";

/** The resource itself goes, or another takes its place. */
function risksOfEnd({ action, resourceType, replacement, policyAction = "" }: Unjudged): ChangeRisk[] {
  const isService = resourceType === serviceResourceType;
  const isKept = /Retain|Snapshot/.test(policyAction);
  const isLost = holdsData.has(resourceType) && !isKept ? (["deletes-data"] as const) : [];
  if (action === "Remove") return isService && !isKept ? ["removes-service"] : [...isLost];
  if (replacement === "True") return [isService ? "replaces-service" : "replaces-resource", ...isLost];
  if (replacement === "Conditional") return [isService ? "may-replace-service" : "may-replace-resource", ...isLost];
  return [];
}

const holdsData = new Set([
  "AWS::ECR::Repository",
  "AWS::Logs::LogGroup",
  "AWS::S3::Bucket",
  "AWS::DynamoDB::Table",
  "AWS::DynamoDB::GlobalTable",
  "AWS::RDS::DBInstance",
  "AWS::RDS::DBCluster",
  "AWS::EFS::FileSystem",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::SQS::Queue",
  "AWS::KMS::Key",
  "AWS::SecretsManager::Secret",
  "AWS::SSM::Parameter",
]);

function risksOfProperty(change: Unjudged, property: PropertyChange): ChangeRisk[] {
  const risks: ChangeRisk[] = [];
  if (property.drift) risks.push("reverts-drift");
  if (change.action === "Remove" || property.before === property.after) return risks;
  if (givesRights(change, property)) risks.push("widens-rights");
  if (change.resourceType === "AWS::Logs::LogGroup" && isShorter(property)) risks.push("shortens-retention");
  if (change.resourceType === serviceResourceType && change.action === "Modify") {
    if (/^(Execution|Task|Infrastructure)RoleArn$/.test(property.name) && isKnown(property)) risks.push("other-role");
    if (/^NetworkConfiguration(\/|$)/.test(property.name) && hasOther(property)) risks.push("moves-network");
  }
  return risks;
}

const afterApply = "{{changeSet:KNOWN_AFTER_APPLY}}";

/** A role that the stack changes in place is told by the role's own change. */
function isKnown({ after }: PropertyChange): boolean {
  return after !== undefined && after !== afterApply;
}

function hasOther({ name, after }: PropertyChange): boolean {
  return /Subnet|SecurityGroup|NetworkConfiguration$/.test(name) && after !== afterApply;
}

/** What is taken away gives nobody more; a document that is written anew may. */
function givesRights({ resourceType }: Unjudged, { name, after }: PropertyChange): boolean {
  if (after === undefined) return false;
  const [member = ""] = name.split("/");
  if (/^AWS::IAM::/.test(resourceType)) return !harmlessOfIam.has(member);
  return /^(?!Lifecycle|Deletion|UpdateReplace)\w*Policy(Text|Document)?$/.test(member) && !plainPolicies.has(member);
}

const harmlessOfIam = new Set(["Description", "Tags", "MaxSessionDuration", "PermissionsBoundary", "Path"]);
const plainPolicies = new Set([
  "RedrivePolicy",
  "RedriveAllowPolicy",
  "BackupPolicy",
  "SecurityPolicy",
  "ScalingPolicy",
]);

function isShorter({ name, before, after }: PropertyChange): boolean {
  if (name !== "RetentionInDays" || after === undefined) return false;
  return before === undefined || Number(after) < Number(before);
}

const everybody = /(?<![\d.])0\.0\.0\.0\/0|(?<![\da-f:])::\/0/gi;
const openWords: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/(^|\/)(CidrIp|CidrIpv6|CidrIpv4)$/, everybody],
  [/^SecurityGroupIngress(\/|$)/, everybody],
  [/(^|\/)AssignPublicIp$/, /^ENABLED$/g],
  [/(^|\/)MapPublicIpOnLaunch$/, /^true$/gi],
  [/(^|\/)PubliclyAccessible$/, /^true$/gi],
  [/(^|\/)Scheme$/, /^internet-facing$/g],
];

/** It lets in what it did not let in before. What goes out is no door. */
function opensToInternet({ name, before = "", after = "" }: PropertyChange): boolean {
  if (/Egress/.test(name)) return false;
  return openWords.some(([of, open]) => of.test(name) && count(after, open) > count(before, open));
}

function count(value: string, of: RegExp): number {
  return [...value.matchAll(of)].length;
}
