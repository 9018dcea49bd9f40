import type {
  CreateSecurityGroupCommandInput,
  CreateSecurityGroupCommandOutput,
  DeleteSecurityGroupCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { findDefaultVpc } from "./default-vpc";
import { invalidValue, missing, readRow } from "./find";
import { addSecurityGroup, removeSecurityGroup } from "./security-groups";
import { rowsOf, type SecurityGroupRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { toTags } from "./views";

export function createSecurityGroup(
  call: Call,
  input: CreateSecurityGroupCommandInput,
): Omit<CreateSecurityGroupCommandOutput, "$metadata"> {
  const { GroupName = "", Description = "" } = input;
  const vpcId = input.VpcId ?? findDefaultVpc(call)?.VpcId;
  if (!vpcId) throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
  if (/^sg-/i.test(GroupName) || GroupName.length > 255) throw invalidValue(GroupName, "groupName");
  if (Description.length > 255) throw invalidValue(Description, "groupDescription");
  readRow(call, "vpc", vpcId);
  const tags = tagsOf(input.TagSpecifications, "security-group");
  const madeBy = call.principal.arn;
  const group = addSecurityGroup(call, { name: GroupName, description: Description, vpcId, tags, madeBy });
  return { GroupId: group.GroupId, SecurityGroupArn: group.SecurityGroupArn, Tags: toTags(tags) };
}

export function deleteSecurityGroup(call: Call, input: DeleteSecurityGroupCommandInput): object {
  const { GroupId, GroupName } = readGroup(call, input);
  if (GroupName === "default") {
    throw new AwsError("CannotDelete", `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`);
  }
  removeSecurityGroup(call, GroupId);
  return { GroupId, Return: true };
}

interface GroupReference {
  GroupId?: string | undefined;
  GroupName?: string | undefined;
}

/** By its id, or, in the default VPC, by its name. */
export function readGroup(call: Call, { GroupId, GroupName }: GroupReference): SecurityGroupRow {
  if (GroupId !== undefined) return readRow(call, "sg", GroupId);
  if (!GroupName) throw missing("groupName or groupId");
  const vpcId = findDefaultVpc(call)?.VpcId;
  const group = [...rowsOf(call, "sg").values()].find((one) => one.VpcId === vpcId && one.GroupName === GroupName);
  if (group) return group;
  throw new AwsError(
    "InvalidGroup.NotFound",
    `The security group '${GroupName}' does not exist in default VPC '${vpcId ?? "null"}'`,
  );
}
