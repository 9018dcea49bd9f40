import type {
  CreateRoleCommandInput,
  CreateRoleCommandOutput,
  DeleteRoleCommandInput,
  GetRoleCommandInput,
  GetRoleCommandOutput,
  ListRolesCommandInput,
  ListRolesCommandOutput,
  Role,
  UpdateAssumeRolePolicyCommandInput,
  UpdateRoleCommandInput,
  UpdateRoleDescriptionCommandInput,
  UpdateRoleDescriptionCommandOutput,
} from "@aws-sdk/client-iam";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomId } from "../../random";
import { checkName, checkPath, pageOfIam } from "./limits";
import { checkTrustPolicy } from "./policy-document";
import { globalScope, instanceProfiles, type RoleRow, roles } from "./tables";
import { toTagRecord, toTags } from "./tags";
import { checkTrustedPrincipals } from "./trusted-principals";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** How long other services do not know a new role yet, in AWS's time. */
const propagationMs = 8000;

export function findRole(place: Place, name: string): RoleRow | undefined {
  return roles(place).get(name);
}

export function readRole(place: Place, name: string): RoleRow {
  const role = findRole(place, name);
  if (!role) throw new AwsError("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
  return role;
}

/** As `readRole`, for a change: the roles that AWS made for its services are AWS's to change. */
export function readOwnRole(place: Place, name: string): RoleRow {
  const role = readRole(place, name);
  if (isReserved(role.path)) {
    throw new AwsError(
      "UnmodifiableEntity",
      `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
    );
  }
  return role;
}

export function createRole(call: Call, input: CreateRoleCommandInput): Output<CreateRoleCommandOutput> {
  const { RoleName: name = "", Path: path = "/", AssumeRolePolicyDocument: trustPolicy = "" } = input;
  checkName("roleName", name, 64);
  checkPath(path);
  checkTrustPolicy(trustPolicy);
  checkTrustedPrincipals(call.world, trustPolicy);
  if (isReserved(path)) {
    throw new AwsError("InvalidInput", `Paths starting with /${path.split("/")[1]}/ are reserved for AWS's own roles.`);
  }
  return { Role: toRole(addRole(call, { name, path, trustPolicy, madeBy: call.principal.arn }, input)) };
}

type NewRole = Pick<RoleRow, "name" | "path" | "trustPolicy" | "madeBy">;
type RoleOptions = Pick<CreateRoleCommandInput, "Description" | "MaxSessionDuration" | "PermissionsBoundary" | "Tags">;

export function addRole(place: Place, { name, path, trustPolicy, madeBy }: NewRole, options: RoleOptions): RoleRow {
  const { account, world } = place;
  if (roles(place).has(name)) throw new AwsError("EntityAlreadyExists", `Role with name ${name} already exists.`, 409);
  const role: RoleRow = {
    id: `AROA${randomId(17)}`,
    name,
    path,
    arn: `arn:aws:iam::${account}:role${path}${name}`,
    description: options.Description,
    maxSessionDuration: options.MaxSessionDuration ?? 3600,
    trustPolicy,
    permissionsBoundary: options.PermissionsBoundary,
    inlinePolicies: new Map(),
    attachedPolicyArns: [],
    tags: toTagRecord(options.Tags),
    createdAt: wholeSecond(world.clock.now()),
    madeBy,
    assumableAt: new Date(world.clock.now() + world.clock.scaled(propagationMs)),
  };
  roles(place).set(name, role);
  world.record("effect", globalScope(place), "iam.role-created", { arn: role.arn });
  return role;
}

export function getRole(call: Call, { RoleName = "" }: GetRoleCommandInput): Output<GetRoleCommandOutput> {
  return { Role: toRole(readRole(call, RoleName)) };
}

export function listRoles(call: Call, input: ListRolesCommandInput): Output<ListRolesCommandOutput> {
  const found = [...roles(call).values()]
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, ...rest } = pageOfIam(found, input);
  return { Roles: items.map((role) => ({ ...toRole(role), Tags: undefined })), ...rest };
}

export function updateRole(call: Call, input: UpdateRoleCommandInput): object {
  const role = readOwnRole(call, input.RoleName ?? "");
  role.description = input.Description ?? role.description;
  role.maxSessionDuration = input.MaxSessionDuration ?? role.maxSessionDuration;
  return {};
}

export function updateAssumeRolePolicy(call: Call, input: UpdateAssumeRolePolicyCommandInput): object {
  const { RoleName: name = "", PolicyDocument: trustPolicy = "" } = input;
  const role = readOwnRole(call, name);
  checkTrustPolicy(trustPolicy);
  checkTrustedPrincipals(call.world, trustPolicy);
  role.trustPolicy = trustPolicy;
  return {};
}

export function updateRoleDescription(
  call: Call,
  { RoleName = "", Description = "" }: UpdateRoleDescriptionCommandInput,
): Output<UpdateRoleDescriptionCommandOutput> {
  const role = readOwnRole(call, RoleName);
  role.description = Description;
  return { Role: toRole(role) };
}

/** Notes that somebody acts as a role, for whoever asks whether it can go. */
export function noteUse(place: Place, name: string): void {
  const role = findRole(place, name);
  if (role) role.lastUsed = { at: wholeSecond(place.world.clock.now()), region: place.region };
}

export function deleteRole(call: Call, { RoleName: name = "" }: DeleteRoleCommandInput): object {
  const role = readOwnRole(call, name);
  if ([...instanceProfiles(call).values()].some(({ roleName }) => roleName === name)) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must remove roles from instance profile first.", 409);
  }
  if (role.attachedPolicyArns.length > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
  }
  if (role.inlinePolicies.size > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
  }
  roles(call).delete(name);
  call.world.record("effect", globalScope(call), "iam.role-deleted", { arn: role.arn });
  return {};
}

export function toRole(role: RoleRow): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createdAt,
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary
      ? { PermissionsBoundaryType: "Policy" as never, PermissionsBoundaryArn: role.permissionsBoundary }
      : undefined,
    Tags: toTags(role.tags),
    RoleLastUsed: role.lastUsed ? { LastUsedDate: role.lastUsed.at, Region: role.lastUsed.region } : {},
  };
}

function isReserved(path: string): boolean {
  return path.startsWith("/aws-service-role/") || path.startsWith("/aws-reserved/");
}

function wholeSecond(time: number): Date {
  return new Date(Math.floor(time / 1000) * 1000);
}
