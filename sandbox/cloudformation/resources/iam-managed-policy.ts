import type { Call } from "../../operation";
import { createPolicy, deletePolicy, getPolicy } from "../../services/iam/policies";
import { checkPermissionPolicy } from "../../services/iam/policy-document";
import { attachRolePolicy, detachRolePolicy } from "../../services/iam/role-policies";
import { findRole } from "../../services/iam/roles";
import { policies } from "../../services/iam/tables";
import { generatedName } from "../physical-name";
import { json, listOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { documentText } from "./iam-role";

const rolesOf = ({ properties }: WantedResource) => (properties.Roles ?? []) as string[];

function detach(call: Call, PolicyArn: string, roleNames: string[]): void {
  for (const RoleName of roleNames) {
    if (findRole(call, RoleName)?.attachedPolicyArns.includes(PolicyArn))
      detachRolePolicy(call, { RoleName, PolicyArn });
  }
}

export const iamManagedPolicy: ResourceType = {
  typeName: "AWS::IAM::ManagedPolicy",
  properties: {
    Description: replacing(text),
    Groups: listOf(text),
    ManagedPolicyName: replacing(text),
    Path: replacing(text),
    PolicyDocument: required(json),
    Roles: listOf(text),
    Tags: tagList,
    Users: listOf(text),
  },
  attributes: ["AttachmentCount", "CreateDate", "DefaultVersionId", "PolicyArn", "PolicyId", "UpdateDate"],
  nameProperty: "ManagedPolicyName",
  identifier: "PolicyArn",
  tagging: "update",
  createMs: 15_000,
  updateMs: 15_000,
  deleteMs: 1_000,
  create(call, wanted) {
    const { ManagedPolicyName, Description, Path, PolicyDocument = "" } = wanted.properties;
    const { Policy } = createPolicy(call, {
      PolicyName: String(ManagedPolicyName ?? generatedName(wanted, 128)),
      Description: Description as string | undefined,
      Path: Path as string | undefined,
      PolicyDocument: documentText(PolicyDocument),
      Tags: wanted.tags,
    });
    const arn = Policy?.Arn ?? "";
    for (const RoleName of rolesOf(wanted)) attachRolePolicy(call, { RoleName, PolicyArn: arn });
    return arn;
  },
  update(call, wanted, before) {
    const document = documentText(wanted.properties.PolicyDocument ?? "");
    checkPermissionPolicy(document);
    const policy = policies(call).get(wanted.physicalId);
    if (policy) {
      policy.document = document;
      policy.tags = Object.fromEntries(wanted.tags.map(({ Key, Value }) => [String(Key), String(Value)]));
    }
    for (const RoleName of rolesOf(wanted)) attachRolePolicy(call, { RoleName, PolicyArn: wanted.physicalId });
    const gone = rolesOf(before).filter((name) => !rolesOf(wanted).includes(name));
    detach(call, wanted.physicalId, gone);
  },
  delete(call, resource) {
    detach(call, resource.physicalId, rolesOf(resource));
    deletePolicy(call, { PolicyArn: resource.physicalId });
  },
  read(call, physicalId) {
    const { Policy = {} } = getPolicy(call, { PolicyArn: physicalId });
    const { AttachmentCount = 0, CreateDate, UpdateDate, DefaultVersionId = "", PolicyId = "" } = Policy;
    return {
      AttachmentCount,
      CreateDate: CreateDate?.toISOString() ?? "",
      DefaultVersionId,
      PolicyArn: physicalId,
      PolicyId,
      UpdateDate: UpdateDate?.toISOString() ?? "",
    };
  },
  isNameTaken: (call, name) => [...policies(call).values()].some((policy) => policy.name === name),
};
