import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { rowsInVpc } from "./find";
import { newId } from "./ids";
import { checkQuota } from "./quotas";
import { newRule } from "./security-group-permissions";
import { newOwned, rowsOf, type SecurityGroupRow } from "./tables";

interface NewSecurityGroup {
  name: string;
  description: string;
  vpcId: string;
  tags: Record<string, string>;
  madeBy: string;
}

/** A group that lets everything out and nothing in. */
export function addSecurityGroup(place: Place, wanted: NewSecurityGroup): SecurityGroupRow {
  const { name, vpcId } = wanted;
  if (rowsInVpc(place, "sg", vpcId).some(({ GroupName }) => GroupName === name)) {
    throw new AwsError("InvalidGroup.Duplicate", `The security group '${name}' already exists for VPC '${vpcId}'`);
  }
  checkQuota(place, "securityGroups", rowsOf(place, "sg").size + 1);
  return putSecurityGroup(place, wanted);
}

/** For whoever knows that its name is free and that there is room. */
export function putSecurityGroup(place: Place, wanted: NewSecurityGroup): SecurityGroupRow {
  const { name, description, vpcId, tags, madeBy } = wanted;
  const { account, region, world } = place;
  const GroupId = newId("sg");
  const group: SecurityGroupRow = {
    GroupId,
    GroupName: name,
    Description: description,
    VpcId: vpcId,
    OwnerId: account,
    SecurityGroupArn: `arn:aws:ec2:${region}:${account}:security-group/${GroupId}`,
    rules: [],
    ...newOwned(place, madeBy, tags),
  };
  group.rules.push(newRule(place, group, { IsEgress: true, ...allTraffic, CidrIpv4: "0.0.0.0/0" }));
  rowsOf(place, "sg").set(GroupId, group);
  world.record("effect", place, "ec2.security-group-created", { groupId: GroupId, name });
  return group;
}

const allTraffic = { IpProtocol: "-1", FromPort: -1, ToPort: -1 };

/** Refused while an interface or a rule of another group needs it. */
export function removeSecurityGroup(place: Place, groupId: string): void {
  if (isInUse(place, groupId)) {
    throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
  }
  if (rowsOf(place, "sg").delete(groupId)) {
    place.world.record("effect", place, "ec2.security-group-deleted", { groupId });
  }
}

function isInUse(place: Place, groupId: string): boolean {
  for (const { Groups } of rowsOf(place, "eni").values()) {
    if (Groups.some(({ GroupId }) => GroupId === groupId)) return true;
  }
  for (const { GroupId, rules } of rowsOf(place, "sg").values()) {
    if (GroupId !== groupId && rules.some(({ ReferencedGroupInfo: info }) => info?.GroupId === groupId)) return true;
  }
  return false;
}
