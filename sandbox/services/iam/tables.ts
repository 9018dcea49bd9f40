import type { Place } from "../../place";

export interface RoleRow {
  id: string;
  name: string;
  path: string;
  arn: string;
  description?: string | undefined;
  maxSessionDuration: number;
  /** JSON, as given. */
  trustPolicy: string;
  permissionsBoundary?: string | undefined;
  /** By name, as given. */
  inlinePolicies: Map<string, string>;
  attachedPolicyArns: string[];
  tags: Record<string, string>;
  createdAt: Date;
  madeBy: string;
  /** A new role is not known to other services at once. */
  assumableAt: Date;
  lastUsed?: { at: Date; region: string } | undefined;
}

export interface PolicyRow {
  id: string;
  name: string;
  path: string;
  arn: string;
  description?: string | undefined;
  /** JSON of the version that counts. */
  document: string;
  versionId: string;
  versionCreatedAt: Date;
  /** The versions that do not count, by id. */
  olderVersions: Map<string, { document: string; createdAt: Date }>;
  nextVersion: number;
  tags: Record<string, string>;
  createdAt: Date;
  madeBy: string;
}

/** What an EC2 instance gets its role by. */
export interface InstanceProfileRow {
  id: string;
  name: string;
  path: string;
  arn: string;
  roleName?: string | undefined;
  tags: Record<string, string>;
  createdAt: Date;
  madeBy: string;
}

export const roleTable = "iam.roles";
export const policyTable = "iam.policies";
export const instanceProfileTable = "iam.instance-profiles";

/** By name, since a name is unique in the account whatever its path. */
export function roles(place: Place): Map<string, RoleRow> {
  return place.world.table(globalScope(place), roleTable);
}

/** The customer's own managed policies, by ARN. */
export function policies(place: Place): Map<string, PolicyRow> {
  return place.world.table(globalScope(place), policyTable);
}

/** By name. */
export function instanceProfiles(place: Place): Map<string, InstanceProfileRow> {
  return place.world.table(globalScope(place), instanceProfileTable);
}

/** IAM is one for all Regions of an account. */
export function globalScope({ account }: Place) {
  return { account, region: "aws-global" };
}
