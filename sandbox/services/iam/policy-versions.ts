import type {
  CreatePolicyVersionCommandInput,
  CreatePolicyVersionCommandOutput,
  DeletePolicyVersionCommandInput,
  GetPolicyVersionCommandInput,
  GetPolicyVersionCommandOutput,
  ListPolicyVersionsCommandInput,
  ListPolicyVersionsCommandOutput,
  PolicyVersion,
  SetDefaultPolicyVersionCommandInput,
} from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import { pageOfIam } from "./limits";
import { findManagedPolicy, launchDay, managedPolicyDocument } from "./managed-policies";
import { readOwnPolicy } from "./policies";
import { checkPermissionPolicy } from "./policy-document";
import type { PolicyRow } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const mostVersions = 5;

export function createPolicyVersion(
  call: Call,
  input: CreatePolicyVersionCommandInput,
): Output<CreatePolicyVersionCommandOutput> {
  const { PolicyArn = "", PolicyDocument = "", SetAsDefault = false } = input;
  const policy = readOwnPolicy(call, PolicyArn);
  checkPermissionPolicy(PolicyDocument);
  if (policy.olderVersions.size + 1 >= mostVersions) {
    throw new AwsError(
      "LimitExceeded",
      "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.",
      409,
    );
  }
  const versionId = `v${policy.nextVersion++}`;
  const createdAt = call.world.clock.date();
  policy.olderVersions.set(versionId, { document: PolicyDocument, createdAt });
  if (SetAsDefault) setDefault(policy, versionId);
  return { PolicyVersion: { VersionId: versionId, IsDefaultVersion: SetAsDefault, CreateDate: createdAt } };
}

export function getPolicyVersion(
  call: Call,
  { PolicyArn = "", VersionId = "" }: GetPolicyVersionCommandInput,
): Output<GetPolicyVersionCommandOutput> {
  const found = versionsOf(call, PolicyArn).find((version) => version.VersionId === VersionId);
  if (!found) throw noSuchVersion(PolicyArn, VersionId);
  return { PolicyVersion: found };
}

export function listPolicyVersions(
  call: Call,
  input: ListPolicyVersionsCommandInput,
): Output<ListPolicyVersionsCommandOutput> {
  const { items, ...rest } = pageOfIam(versionsOf(call, input.PolicyArn ?? ""), input);
  return { Versions: items.map(({ Document, ...version }) => version), ...rest };
}

export function setDefaultPolicyVersion(call: Call, input: SetDefaultPolicyVersionCommandInput): object {
  const { PolicyArn = "", VersionId = "" } = input;
  const policy = readOwnPolicy(call, PolicyArn);
  if (policy.versionId === VersionId) return {};
  if (!policy.olderVersions.has(VersionId)) throw noSuchVersion(PolicyArn, VersionId);
  setDefault(policy, VersionId);
  return {};
}

export function deletePolicyVersion(call: Call, input: DeletePolicyVersionCommandInput): object {
  const { PolicyArn = "", VersionId = "" } = input;
  const policy = readOwnPolicy(call, PolicyArn);
  if (policy.versionId === VersionId) {
    throw new AwsError("DeleteConflict", "Cannot delete the default version of a policy.", 409);
  }
  if (!policy.olderVersions.delete(VersionId)) throw noSuchVersion(PolicyArn, VersionId);
  return {};
}

/** The version that counts changes places with the one that did. */
function setDefault(policy: PolicyRow, versionId: string): void {
  const wanted = policy.olderVersions.get(versionId);
  if (!wanted) return;
  policy.olderVersions.delete(versionId);
  policy.olderVersions.set(policy.versionId, { document: policy.document, createdAt: policy.versionCreatedAt });
  Object.assign(policy, { versionId, document: wanted.document, versionCreatedAt: wanted.createdAt });
}

/** The newest first, as AWS lists them. */
function versionsOf(call: Call, arn: string): PolicyVersion[] {
  const managed = findManagedPolicy(arn);
  if (managed) return [toVersion("v1", managedPolicyDocument(managed), launchDay, true)];
  const { versionId, document, versionCreatedAt, olderVersions } = readOwnPolicy(call, arn);
  const others = [...olderVersions].map(([id, older]) => toVersion(id, older.document, older.createdAt, false));
  return [toVersion(versionId, document, versionCreatedAt, true), ...others].sort((a, b) => numberOf(b) - numberOf(a));
}

function toVersion(VersionId: string, document: string, CreateDate: Date, IsDefaultVersion: boolean): PolicyVersion {
  return { Document: encodeURIComponent(document), VersionId, IsDefaultVersion, CreateDate };
}

function numberOf({ VersionId = "" }: PolicyVersion): number {
  return Number(VersionId.slice(1));
}

function noSuchVersion(arn: string, versionId: string): AwsError {
  return new AwsError("NoSuchEntity", `Policy ${arn} version ${versionId} does not exist or is not attachable.`, 404);
}
