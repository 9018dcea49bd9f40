import type {
  CreateSecurityGroupCommandInput,
  CreateSecurityGroupCommandOutput,
  DeleteSecurityGroupCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { findDefaultVpc } from "./default-vpc";
import { readRow } from "./find";
import { newId } from "./ids";
import { rowsOf, type SecurityGroupRow } from "./tables";
import { toTagRecord } from "./tags";
import { toTags } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createSecurityGroup(
  call: Call,
  input: CreateSecurityGroupCommandInput,
): Output<CreateSecurityGroupCommandOutput> {
  const { GroupName = "", Description = "", TagSpecifications = [] } = input;
  const vpcId = input.VpcId ?? findDefaultVpc(call)?.VpcId;
  if (!vpcId) throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
  if (/^sg-/i.test(GroupName) || GroupName.length > 255) {
    throw new AwsError("InvalidParameterValue", `Value (${GroupName}) for parameter GroupName is invalid.`);
  }
  readRow(call, "vpc", vpcId);
  const tags = toTagRecord(TagSpecifications.flatMap(({ Tags = [] }) => Tags));
  const group = addSecurityGroup(call, {
    name: GroupName,
    description: Description,
    vpcId,
    tags,
    madeBy: call.principal.arn,
  });
  return { GroupId: group.GroupId, SecurityGroupArn: group.SecurityGroupArn, Tags: toTags(tags) };
}

interface NewSecurityGroup {
  name: string;
  description: string;
  vpcId: string;
  tags: Record<string, string>;
  madeBy: string;
}

/** A group that lets everything out and nothing in. */
export function addSecurityGroup(
  place: Place,
  { name, description, vpcId, tags, madeBy }: NewSecurityGroup,
): SecurityGroupRow {
  const { account, region, world } = place;
  if ([...rowsOf(place, "sg").values()].some((group) => group.VpcId === vpcId && group.GroupName === name)) {
    throw new AwsError("InvalidGroup.Duplicate", `The security group '${name}' already exists for VPC '${vpcId}'`);
  }
  const GroupId = newId("sg");
  const group: SecurityGroupRow = {
    GroupId,
    GroupName: name,
    Description: description,
    VpcId: vpcId,
    OwnerId: account,
    SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${GroupId}`,
    IpPermissions: [],
    IpPermissionsEgress: [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    tags,
    createdAt: world.clock.date(),
    madeBy,
  };
  rowsOf(place, "sg").set(GroupId, group);
  world.record("effect", place, "ec2.security-group-created", { groupId: GroupId, name });
  return group;
}

export function deleteSecurityGroup(call: Call, input: DeleteSecurityGroupCommandInput): object {
  const group = readGroup(call, input);
  const { GroupId } = group;
  if (group.GroupName === "default") {
    throw new AwsError("CannotDelete", `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`);
  }
  removeSecurityGroup(call, GroupId);
  return { GroupId, Return: true };
}

/** Refused while an interface or a rule of another group needs it. */
export function removeSecurityGroup(place: Place, groupId: string): void {
  const interfaces = [...rowsOf(place, "eni").values()].flatMap(({ Groups = [] }) => Groups);
  const peers = [...rowsOf(place, "sg").values()]
    .filter(({ GroupId }) => GroupId !== groupId)
    .flatMap(({ IpPermissions = [], IpPermissionsEgress = [] }) => [...IpPermissions, ...IpPermissionsEgress])
    .flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs);
  if ([...interfaces, ...peers].some(({ GroupId }) => GroupId === groupId)) {
    throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
  }
  if (rowsOf(place, "sg").delete(groupId))
    place.world.record("effect", place, "ec2.security-group-deleted", { groupId });
}

export function readGroup(
  call: Call,
  { GroupId, GroupName }: { GroupId?: string | undefined; GroupName?: string | undefined },
) {
  if (GroupId) return readRow(call, "sg", GroupId);
  const vpcId = findDefaultVpc(call)?.VpcId;
  const group = [...rowsOf(call, "sg").values()].find((one) => one.VpcId === vpcId && one.GroupName === GroupName);
  if (!GroupName) throw new AwsError("MissingParameter", "The request must contain the parameter groupName or groupId");
  if (!group) throw new AwsError("InvalidGroup.NotFound", `The security group '${GroupName}' does not exist`);
  return group;
}
