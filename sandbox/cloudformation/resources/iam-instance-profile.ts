import type { Call } from "../../operation";
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  readInstanceProfile,
  removeRoleFromInstanceProfile,
} from "../../services/iam/instance-profiles";
import { instanceProfiles } from "../../services/iam/tables";
import { generatedName } from "../physical-name";
import { listOf, replacing, required, text } from "../property-schema";
import type { PhysicalResource, ResourceType } from "../resource-type";

const rolesOf = ({ properties }: Pick<PhysicalResource, "properties">) => (properties.Roles ?? []) as string[];

function putRoles(call: Call, name: string, wanted: string[], before: string[]): void {
  for (const RoleName of before.filter((role) => !wanted.includes(role))) {
    removeRoleFromInstanceProfile(call, { InstanceProfileName: name, RoleName });
  }
  for (const RoleName of wanted.filter((role) => !before.includes(role))) {
    addRoleToInstanceProfile(call, { InstanceProfileName: name, RoleName });
  }
}

export const iamInstanceProfile: ResourceType = {
  typeName: "AWS::IAM::InstanceProfile",
  properties: {
    InstanceProfileName: replacing(text),
    Path: replacing(text),
    Roles: required(listOf(text)),
  },
  attributes: ["Arn"],
  nameProperty: "InstanceProfileName",
  // Other services take two minutes to know it.
  createMs: 120_000,
  updateMs: 15_000,
  deleteMs: 1_000,
  create(call, wanted) {
    const { InstanceProfileName, Path } = wanted.properties;
    const name = String(InstanceProfileName ?? generatedName(wanted, 128));
    createInstanceProfile(call, { InstanceProfileName: name, Path: Path as string | undefined });
    try {
      putRoles(call, name, rolesOf(wanted), []);
    } catch (error) {
      deleteInstanceProfile(call, { InstanceProfileName: name });
      throw error;
    }
    return name;
  },
  update: (call, wanted, before) => putRoles(call, wanted.physicalId, rolesOf(wanted), rolesOf(before)),
  delete(call, { physicalId }) {
    const { roleName } = readInstanceProfile(call, physicalId);
    putRoles(call, physicalId, [], roleName === undefined ? [] : [roleName]);
    deleteInstanceProfile(call, { InstanceProfileName: physicalId });
  },
  read: (call, physicalId) => ({ Arn: readInstanceProfile(call, physicalId).arn }),
  isNameTaken: (call, name) => instanceProfiles(call).has(name),
};
