import type {
  CreatePolicyCommandInput,
  CreatePolicyCommandOutput,
  DeletePolicyCommandInput,
  GetPolicyCommandInput,
  GetPolicyCommandOutput,
  ListPoliciesCommandInput,
  ListPoliciesCommandOutput,
  Policy,
} from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomId } from "../../random";
import { checkName, checkPath, pageOfIam } from "./limits";
import { findManagedPolicy, launchDay, managedPolicyArns, managedPolicyDocument } from "./managed-policies";
import { checkPermissionPolicy } from "./policy-document";
import { globalScope, type PolicyRow, policies, roles } from "./tables";
import { toTagRecord, toTags } from "./tags";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createPolicy(call: Call, input: CreatePolicyCommandInput): Output<CreatePolicyCommandOutput> {
  const { PolicyName: name = "", Path: path = "/", PolicyDocument: document = "", Description, Tags } = input;
  checkName("policyName", name, 128);
  checkPath(path);
  checkPermissionPolicy(document);
  const arn = `arn:aws:iam::${call.account}:policy${path}${name}`;
  if ([...policies(call).values()].some((policy) => policy.name === name)) {
    throw new AwsError(
      "EntityAlreadyExists",
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
      409,
    );
  }
  const createdAt = call.world.clock.date();
  const policy: PolicyRow = {
    id: `ANPA${randomId(17)}`,
    name,
    path,
    arn,
    description: Description,
    document,
    versionId: "v1",
    versionCreatedAt: createdAt,
    olderVersions: new Map(),
    nextVersion: 2,
    tags: toTagRecord(Tags),
    createdAt,
    madeBy: call.principal.arn,
  };
  policies(call).set(arn, policy);
  call.world.record("effect", globalScope(call), "iam.policy-created", { arn });
  return { Policy: readPolicy(call, arn) };
}

export function getPolicy(call: Call, { PolicyArn = "" }: GetPolicyCommandInput): Output<GetPolicyCommandOutput> {
  return { Policy: readPolicy(call, PolicyArn) };
}

export function listPolicies(call: Call, input: ListPoliciesCommandInput): Output<ListPoliciesCommandOutput> {
  const arns = [
    ...(input.Scope === "AWS" ? [] : policies(call).keys()),
    ...(input.Scope === "Local" ? [] : managedPolicyArns()),
  ];
  const found = arns
    .map((arn) => readPolicy(call, arn))
    .filter(({ Path = "/", AttachmentCount = 0 }) => {
      return Path.startsWith(input.PathPrefix ?? "/") && (!input.OnlyAttached || AttachmentCount > 0);
    });
  const { items, ...rest } = pageOfIam(found, input);
  return { Policies: items, ...rest };
}

export function deletePolicy(call: Call, { PolicyArn = "" }: DeletePolicyCommandInput): object {
  const { olderVersions } = readOwnPolicy(call, PolicyArn);
  if (olderVersions.size > 0) {
    throw new AwsError(
      "DeleteConflict",
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      409,
    );
  }
  if (attachmentCount(call, PolicyArn) > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete a policy attached to entities.", 409);
  }
  if (boundaryCount(call, PolicyArn) > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete a policy that is used as a permissions boundary.", 409);
  }
  policies(call).delete(PolicyArn);
  call.world.record("effect", globalScope(call), "iam.policy-deleted", { arn: PolicyArn });
  return {};
}

/** The JSON of a customer's or one of AWS's policies. */
export function documentOf(place: Place, arn: string): string {
  const managed = findManagedPolicy(arn);
  if (managed) return managedPolicyDocument(managed);
  const policy = policies(place).get(arn);
  if (!policy) throw noSuchPolicy(arn);
  return policy.document;
}

/** For a change: AWS's own policies are AWS's to change. */
export function readOwnPolicy(place: Place, arn: string): PolicyRow {
  const policy = policies(place).get(arn);
  if (policy) return policy;
  if (!findManagedPolicy(arn)) throw noSuchPolicy(arn);
  throw new AwsError("AccessDenied", `Policy ${arn} is managed by AWS and cannot be modified.`, 403);
}

function readPolicy(call: Call, arn: string): Policy {
  const managed = findManagedPolicy(arn);
  const policy = policies(call).get(arn);
  if (!managed && !policy) throw noSuchPolicy(arn);
  return {
    PolicyName: managed?.name ?? policy?.name,
    PolicyId: policy?.id ?? `ANPA${Buffer.from(arn).toString("hex").slice(-17).toUpperCase()}`,
    Arn: arn,
    Path: managed?.path ?? policy?.path,
    DefaultVersionId: policy?.versionId ?? "v1",
    AttachmentCount: attachmentCount(call, arn),
    PermissionsBoundaryUsageCount: boundaryCount(call, arn),
    IsAttachable: true,
    Description: policy?.description,
    CreateDate: policy?.createdAt ?? launchDay,
    UpdateDate: policy?.versionCreatedAt ?? launchDay,
    Tags: policy ? toTags(policy.tags) : undefined,
  };
}

function attachmentCount(call: Call, arn: string): number {
  return [...roles(call).values()].filter(({ attachedPolicyArns }) => attachedPolicyArns.includes(arn)).length;
}

function boundaryCount(call: Call, arn: string): number {
  return [...roles(call).values()].filter(({ permissionsBoundary }) => permissionsBoundary === arn).length;
}

function noSuchPolicy(arn: string): AwsError {
  return new AwsError("NoSuchEntity", `Policy ${arn} was not found.`, 404);
}
