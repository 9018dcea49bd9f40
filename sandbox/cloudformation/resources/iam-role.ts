import { attachRolePolicy, deleteRolePolicy, detachRolePolicy, putRolePolicy } from "../../services/iam/role-policies";
import { tagRole, untagRole } from "../../services/iam/role-tags";
import {
  createRole,
  deleteRole,
  findRole,
  readRole,
  updateAssumeRolePolicy,
  updateRole,
} from "../../services/iam/roles";
import { generatedName } from "../physical-name";
import { integer, json, listOf, objectOf, replacing, required, tagList, text } from "../property-schema";
import type { PhysicalResource, ResourceType } from "../resource-type";
import { tagChanges } from "../tag-changes";
import { isSame, type TemplateObject, type TemplateValue } from "../template-value";

interface RoleProperties extends TemplateObject {
  AssumeRolePolicyDocument: TemplateValue;
}

interface InlinePolicy extends TemplateObject {
  PolicyName: string;
  PolicyDocument: TemplateValue;
}

const policiesOf = ({ properties }: Pick<PhysicalResource, "properties">) =>
  (properties.Policies ?? []) as InlinePolicy[];
const managedArnsOf = ({ properties }: Pick<PhysicalResource, "properties">) =>
  (properties.ManagedPolicyArns ?? []) as string[];

export function documentText(document: TemplateValue): string {
  return typeof document === "string" ? document : JSON.stringify(document);
}

export const iamRole: ResourceType = {
  typeName: "AWS::IAM::Role",
  properties: {
    AssumeRolePolicyDocument: required(json),
    Description: text,
    ManagedPolicyArns: listOf(text),
    MaxSessionDuration: integer,
    Path: replacing(text),
    PermissionsBoundary: text,
    Policies: listOf(objectOf({ PolicyName: required(text), PolicyDocument: required(json) })),
    RoleName: replacing(text),
    Tags: tagList,
  },
  attributes: ["Arn", "RoleId"],
  nameProperty: "RoleName",
  tagging: "update",
  // Most of it is the time until other services know the role.
  createMs: 16_000,
  updateMs: 15_000,
  deleteMs: 1_500,
  create(call, wanted) {
    const { AssumeRolePolicyDocument, Description, MaxSessionDuration, Path, PermissionsBoundary } =
      wanted.properties as RoleProperties;
    const name = String(wanted.properties.RoleName ?? generatedName(wanted, 64));
    createRole(call, {
      RoleName: name,
      AssumeRolePolicyDocument: documentText(AssumeRolePolicyDocument),
      Description: Description as string | undefined,
      MaxSessionDuration: MaxSessionDuration as number | undefined,
      Path: Path as string | undefined,
      PermissionsBoundary: PermissionsBoundary as string | undefined,
      Tags: wanted.tags,
    });
    try {
      for (const arn of managedArnsOf(wanted)) attachRolePolicy(call, { RoleName: name, PolicyArn: arn });
      for (const { PolicyName, PolicyDocument } of policiesOf(wanted)) {
        putRolePolicy(call, { RoleName: name, PolicyName, PolicyDocument: documentText(PolicyDocument) });
      }
    } catch (error) {
      // As the handler does: a role that cannot be finished is not left behind.
      const { attachedPolicyArns, inlinePolicies } = readRole(call, name);
      for (const PolicyArn of attachedPolicyArns) detachRolePolicy(call, { RoleName: name, PolicyArn });
      for (const PolicyName of inlinePolicies.keys()) deleteRolePolicy(call, { RoleName: name, PolicyName });
      deleteRole(call, { RoleName: name });
      throw error;
    }
    return name;
  },
  update(call, wanted, before) {
    const RoleName = wanted.physicalId;
    const { AssumeRolePolicyDocument, Description, MaxSessionDuration } = wanted.properties as RoleProperties;
    if (!isSame(AssumeRolePolicyDocument, before.properties.AssumeRolePolicyDocument)) {
      updateAssumeRolePolicy(call, { RoleName, PolicyDocument: documentText(AssumeRolePolicyDocument) });
    }
    updateRole(call, {
      RoleName,
      Description: String(Description ?? ""),
      MaxSessionDuration: Number(MaxSessionDuration ?? 3600),
    });

    const arns = managedArnsOf(wanted);
    for (const PolicyArn of arns) attachRolePolicy(call, { RoleName, PolicyArn });
    for (const PolicyArn of readRole(call, RoleName).attachedPolicyArns) {
      if (managedArnsOf(before).includes(PolicyArn) && !arns.includes(PolicyArn)) {
        detachRolePolicy(call, { RoleName, PolicyArn });
      }
    }
    const names = policiesOf(wanted).map(({ PolicyName }) => PolicyName);
    for (const { PolicyName, PolicyDocument } of policiesOf(wanted)) {
      putRolePolicy(call, { RoleName, PolicyName, PolicyDocument: documentText(PolicyDocument) });
    }
    const inline = readRole(call, RoleName).inlinePolicies;
    for (const { PolicyName } of policiesOf(before)) {
      if (!names.includes(PolicyName) && inline.has(PolicyName)) deleteRolePolicy(call, { RoleName, PolicyName });
    }
    const { tags, goneKeys } = tagChanges(before.tags, wanted.tags);
    tagRole(call, { RoleName, Tags: tags });
    untagRole(call, { RoleName, TagKeys: goneKeys });
  },
  delete(call, resource) {
    const RoleName = resource.physicalId;
    const { attachedPolicyArns, inlinePolicies } = readRole(call, RoleName);
    for (const PolicyArn of attachedPolicyArns) {
      if (managedArnsOf(resource).includes(PolicyArn)) detachRolePolicy(call, { RoleName, PolicyArn });
    }
    for (const { PolicyName } of policiesOf(resource)) {
      if (inlinePolicies.has(PolicyName)) deleteRolePolicy(call, { RoleName, PolicyName });
    }
    deleteRole(call, { RoleName });
  },
  read(call, physicalId) {
    const { arn, id } = readRole(call, physicalId);
    return { Arn: arn, RoleId: id };
  },
  actual(call, { physicalId }) {
    const role = readRole(call, physicalId);
    return {
      AssumeRolePolicyDocument: JSON.parse(role.trustPolicy),
      Description: role.description,
      ManagedPolicyArns: role.attachedPolicyArns,
      MaxSessionDuration: role.maxSessionDuration,
      Path: role.path,
      PermissionsBoundary: role.permissionsBoundary,
      Policies: [...role.inlinePolicies].map(([PolicyName, text]) => ({
        PolicyName,
        PolicyDocument: JSON.parse(text),
      })),
      RoleName: role.name,
    };
  },
  isNameTaken: (call, name) => findRole(call, name) !== undefined,
};
