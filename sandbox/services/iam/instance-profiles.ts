import type {
  AddRoleToInstanceProfileCommandInput,
  CreateInstanceProfileCommandInput,
  CreateInstanceProfileCommandOutput,
  DeleteInstanceProfileCommandInput,
  GetInstanceProfileCommandInput,
  GetInstanceProfileCommandOutput,
  InstanceProfile,
  ListInstanceProfilesCommandInput,
  ListInstanceProfilesCommandOutput,
  ListInstanceProfilesForRoleCommandInput,
  ListInstanceProfilesForRoleCommandOutput,
  RemoveRoleFromInstanceProfileCommandInput,
} from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomId } from "../../random";
import { checkName, checkPath, pageOfIam } from "./limits";
import { findRole, readOwnRole, readRole, toRole } from "./roles";
import { globalScope, type InstanceProfileRow, instanceProfiles } from "./tables";
import { toTagRecord, toTags } from "./tags";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createInstanceProfile(
  call: Call,
  input: CreateInstanceProfileCommandInput,
): Output<CreateInstanceProfileCommandOutput> {
  const { InstanceProfileName: name = "", Path: path = "/", Tags } = input;
  checkName("instanceProfileName", name, 128);
  checkPath(path);
  if (instanceProfiles(call).has(name)) {
    throw new AwsError("EntityAlreadyExists", `Instance Profile ${name} already exists.`, 409);
  }
  const profile: InstanceProfileRow = {
    id: `AIPA${randomId(17)}`,
    name,
    path,
    arn: `arn:aws:iam::${call.account}:instance-profile${path}${name}`,
    tags: toTagRecord(Tags),
    createdAt: call.world.clock.date(),
    madeBy: call.principal.arn,
  };
  instanceProfiles(call).set(name, profile);
  call.world.record("effect", globalScope(call), "iam.instance-profile-created", { arn: profile.arn });
  return { InstanceProfile: toInstanceProfile(call, profile) };
}

export function getInstanceProfile(
  call: Call,
  input: GetInstanceProfileCommandInput,
): Output<GetInstanceProfileCommandOutput> {
  return { InstanceProfile: toInstanceProfile(call, readInstanceProfile(call, input.InstanceProfileName)) };
}

export function listInstanceProfiles(
  call: Call,
  input: ListInstanceProfilesCommandInput,
): Output<ListInstanceProfilesCommandOutput> {
  const found = [...instanceProfiles(call).values()].filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"));
  const { items, ...rest } = pageOfIam(found, input);
  return { InstanceProfiles: items.map((profile) => toInstanceProfile(call, profile)), ...rest };
}

export function listInstanceProfilesForRole(
  call: Call,
  input: ListInstanceProfilesForRoleCommandInput,
): Output<ListInstanceProfilesForRoleCommandOutput> {
  const { name } = readRole(call, input.RoleName ?? "");
  const { items, ...rest } = pageOfIam(profilesOf(call, name), input);
  return { InstanceProfiles: items.map((profile) => toInstanceProfile(call, profile)), ...rest };
}

/** An instance profile holds one role. */
export function addRoleToInstanceProfile(call: Call, input: AddRoleToInstanceProfileCommandInput): object {
  const profile = readInstanceProfile(call, input.InstanceProfileName);
  const { name } = readOwnRole(call, input.RoleName ?? "");
  if (profile.roleName !== undefined) {
    throw new AwsError("LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1", 409);
  }
  profile.roleName = name;
  return {};
}

export function removeRoleFromInstanceProfile(call: Call, input: RemoveRoleFromInstanceProfileCommandInput): object {
  const profile = readInstanceProfile(call, input.InstanceProfileName);
  const { RoleName = "" } = input;
  if (profile.roleName !== RoleName) {
    throw new AwsError("NoSuchEntity", `The role with name ${RoleName} is not in the instance profile.`, 404);
  }
  profile.roleName = undefined;
  return {};
}

export function deleteInstanceProfile(call: Call, input: DeleteInstanceProfileCommandInput): object {
  const { name, arn, roleName } = readInstanceProfile(call, input.InstanceProfileName);
  if (roleName !== undefined) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.", 409);
  }
  instanceProfiles(call).delete(name);
  call.world.record("effect", globalScope(call), "iam.instance-profile-deleted", { arn });
  return {};
}

export function profilesOf(place: Place, roleName: string): InstanceProfileRow[] {
  return [...instanceProfiles(place).values()].filter((profile) => profile.roleName === roleName);
}

export function readInstanceProfile(place: Place, name = ""): InstanceProfileRow {
  const profile = instanceProfiles(place).get(name);
  if (profile) return profile;
  throw new AwsError("NoSuchEntity", `Instance Profile ${name} cannot be found.`, 404);
}

function toInstanceProfile(call: Call, profile: InstanceProfileRow): InstanceProfile {
  const role = profile.roleName === undefined ? undefined : findRole(call, profile.roleName);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.createdAt,
    Roles: role ? [toRole(role)] : [],
    Tags: toTags(profile.tags),
  };
}
