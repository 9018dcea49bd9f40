import { AwsError, type Call } from "../../operation";
import { deleteRolePolicy, putRolePolicy } from "../../services/iam/role-policies";
import { findRole } from "../../services/iam/roles";
import { randomSuffix } from "../physical-name";
import { json, listOf, required, text } from "../property-schema";
import type { PhysicalResource, ResourceType, WantedResource } from "../resource-type";
import { documentText } from "./iam-role";

const rolesOf = ({ properties }: WantedResource) => (properties.Roles ?? []) as string[];
const nameOf = ({ properties }: WantedResource) => String(properties.PolicyName);

function put(call: Call, wanted: WantedResource): void {
  const { Groups, Users, PolicyDocument = "" } = wanted.properties;
  const strangers = [Groups ?? [], Users ?? []].flat();
  if (strangers.length > 0) {
    throw new AwsError("NoSuchEntity", `The user with name ${String(strangers[0])} cannot be found.`, 404);
  }
  if (rolesOf(wanted).length === 0) {
    throw new AwsError("InvalidRequest", "At least one of [Groups,Roles,Users] must be non-empty.");
  }
  for (const RoleName of rolesOf(wanted)) {
    putRolePolicy(call, { RoleName, PolicyName: nameOf(wanted), PolicyDocument: documentText(PolicyDocument) });
  }
}

function remove(call: Call, resource: PhysicalResource, kept: string[] = []): void {
  for (const RoleName of rolesOf(resource)) {
    if (!kept.includes(RoleName) && findRole(call, RoleName)?.inlinePolicies.has(nameOf(resource))) {
      deleteRolePolicy(call, { RoleName, PolicyName: nameOf(resource) });
    }
  }
}

export const iamPolicy: ResourceType = {
  typeName: "AWS::IAM::Policy",
  properties: {
    Groups: listOf(text),
    PolicyDocument: required(json),
    PolicyName: required(text),
    Roles: listOf(text),
    Users: listOf(text),
  },
  attributes: ["Id"],
  createMs: 15_000,
  updateMs: 15_000,
  deleteMs: 1_000,
  create(call, wanted) {
    put(call, wanted);
    return `${wanted.stackName.slice(0, 5)}-${wanted.logicalId.slice(0, 4)}-${randomSuffix()}`;
  },
  update(call, wanted, before) {
    put(call, wanted);
    remove(call, before, nameOf(wanted) === nameOf(before) ? rolesOf(wanted) : []);
  },
  delete: (call, resource) => remove(call, resource),
  read: (_call, physicalId) => ({ Id: physicalId }),
};
