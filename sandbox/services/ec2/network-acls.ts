import type {
  CreateNetworkAclCommandInput,
  CreateNetworkAclCommandOutput,
  DeleteNetworkAclCommandInput,
  DescribeNetworkAclsCommandInput,
  DescribeNetworkAclsCommandOutput,
  ReplaceNetworkAclAssociationCommandInput,
  ReplaceNetworkAclAssociationCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { filterRows } from "./filters";
import { hasDependencies, pickRows, readRow, rowsInVpc } from "./find";
import { newId } from "./ids";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { type NetworkAclRow, newOwned, rowsOf, type VpcRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createNetworkAcl(
  call: Call,
  input: CreateNetworkAclCommandInput,
): Output<CreateNetworkAclCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "network-acl");
  const vpc = readRow(call, "vpc", input.VpcId ?? "");
  checkQuota(call, "networkAclsPerVpc", rowsInVpc(call, "acl", vpc.VpcId).length + 1);
  const acl = addNetworkAcl(call, vpc, { madeBy: call.principal.arn, tags });
  call.world.record("effect", call, "ec2.network-acl-created", { networkAclId: acl.NetworkAclId });
  return { NetworkAcl: tagged(acl) };
}

interface NewNetworkAcl {
  madeBy: string;
  isDefault?: boolean;
  tags?: Record<string, string>;
}

/** The default one lets everything pass, any other nothing. */
export function addNetworkAcl(place: Place, { VpcId }: VpcRow, wanted: NewNetworkAcl): NetworkAclRow {
  const { madeBy, isDefault = false, tags } = wanted;
  const acl: NetworkAclRow = {
    ...newOwned(place, madeBy, tags),
    NetworkAclId: newId("acl"),
    VpcId,
    OwnerId: place.account,
    IsDefault: isDefault,
    Associations: [],
    Entries: [true, false].flatMap((Egress) => [
      ...(isDefault ? [{ ...anyTraffic, Egress, RuleAction: "allow" as const, RuleNumber: 100 }] : []),
      { ...anyTraffic, Egress, RuleAction: "deny" as const, RuleNumber: 32_767 },
    ]),
  };
  rowsOf(place, "acl").set(acl.NetworkAclId, acl);
  return acl;
}

const anyTraffic = { CidrBlock: "0.0.0.0/0", Protocol: "-1" };

export function defaultAclOf(place: Place, vpcId: string): NetworkAclRow | undefined {
  return rowsInVpc(place, "acl", vpcId).find(({ IsDefault }) => IsDefault);
}

export function describeNetworkAcls(
  call: Call,
  input: DescribeNetworkAclsCommandInput,
): Output<DescribeNetworkAclsCommandOutput> {
  const ids = input.NetworkAclIds;
  const found = filterRows(pickRows(call, "acl", ids), input.Filters, {
    "network-acl-id": (row) => [row.NetworkAclId],
    "vpc-id": (row) => [row.VpcId],
    default: (row) => [row.IsDefault],
    "owner-id": (row) => [row.OwnerId],
    "association.association-id": ({ Associations }) =>
      Associations.map(({ NetworkAclAssociationId }) => NetworkAclAssociationId),
    "association.network-acl-id": ({ Associations }) => Associations.map(({ NetworkAclId }) => NetworkAclId),
    "association.subnet-id": ({ Associations }) => Associations.map(({ SubnetId }) => SubnetId),
    "entry.cidr": ({ Entries = [] }) => Entries.map(({ CidrBlock }) => CidrBlock),
    "entry.egress": ({ Entries = [] }) => Entries.map(({ Egress }) => Egress),
    "entry.protocol": ({ Entries = [] }) => Entries.map(({ Protocol }) => Protocol),
    "entry.rule-action": ({ Entries = [] }) => Entries.map(({ RuleAction }) => RuleAction),
    "entry.rule-number": ({ Entries = [] }) => Entries.map(({ RuleNumber }) => RuleNumber),
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "networkAclIds" });
  return { NetworkAcls: items.map(tagged), NextToken };
}

export function replaceNetworkAclAssociation(
  call: Call,
  { AssociationId = "", NetworkAclId = "" }: ReplaceNetworkAclAssociationCommandInput,
): Output<ReplaceNetworkAclAssociationCommandOutput> {
  const wanted = readRow(call, "acl", NetworkAclId);
  const acls = rowsInVpc(call, "acl", wanted.VpcId);
  const isMeant = (one: { NetworkAclAssociationId?: string | undefined }) =>
    one.NetworkAclAssociationId === AssociationId;
  const before = acls.find(({ Associations }) => Associations.some(isMeant));
  const association = before?.Associations.find(isMeant);
  if (!before || !association) {
    throw new AwsError("InvalidAssociationID.NotFound", `The association ID '${AssociationId}' does not exist`);
  }
  before.Associations = before.Associations.filter((one) => one !== association);
  const NewAssociationId = newId("aclassoc");
  wanted.Associations.push({ ...association, NetworkAclAssociationId: NewAssociationId, NetworkAclId });
  call.world.record("effect", call, "ec2.network-acl-associated", { networkAclId: NetworkAclId });
  return { NewAssociationId };
}

export function deleteNetworkAcl(call: Call, { NetworkAclId = "" }: DeleteNetworkAclCommandInput): object {
  const acl = readRow(call, "acl", NetworkAclId);
  if (acl.IsDefault) {
    throw new AwsError("InvalidParameterValue", `cannot delete default network ACL ${NetworkAclId}`);
  }
  if (acl.Associations.length > 0) throw hasDependencies("networkAcl", NetworkAclId);
  rowsOf(call, "acl").delete(NetworkAclId);
  call.world.record("effect", call, "ec2.network-acl-deleted", { networkAclId: NetworkAclId });
  return {};
}
