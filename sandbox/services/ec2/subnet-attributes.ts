import type { ModifySubnetAttributeCommandInput } from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { missing, readRow } from "./find";

/** One attribute at a time can be changed. */
export function modifySubnetAttribute(call: Call, input: ModifySubnetAttributeCommandInput): object {
  const subnet = readRow(call, "subnet", input.SubnetId ?? "");
  const wanted = {
    MapPublicIpOnLaunch: input.MapPublicIpOnLaunch?.Value,
    AssignIpv6AddressOnCreation: input.AssignIpv6AddressOnCreation?.Value,
    MapCustomerOwnedIpOnLaunch: input.MapCustomerOwnedIpOnLaunch?.Value,
    EnableDns64: input.EnableDns64?.Value,
  };
  const naming = {
    HostnameType: input.PrivateDnsHostnameTypeOnLaunch,
    EnableResourceNameDnsARecord: input.EnableResourceNameDnsARecordOnLaunch?.Value,
    EnableResourceNameDnsAAAARecord: input.EnableResourceNameDnsAAAARecordOnLaunch?.Value,
  };
  const [changes, namingChanges] = [given(wanted), given(naming)];
  const count = Object.keys({ ...changes, ...namingChanges }).length;
  if (count === 0) throw missing("attribute");
  if (count > 1) throw new AwsError("InvalidParameterCombination", "Fields for multiple attribute types specified");
  if (changes.AssignIpv6AddressOnCreation && !subnet.Ipv6CidrBlockAssociationSet?.length) {
    throw new AwsError(
      "InvalidParameterValue",
      "Invalid value for parameter assignIpv6AddressOnCreation: the subnet has no IPv6 CIDR block.",
    );
  }
  Object.assign(subnet, changes);
  subnet.PrivateDnsNameOptionsOnLaunch = { ...subnet.PrivateDnsNameOptionsOnLaunch, ...namingChanges };
  call.world.record("effect", call, "ec2.subnet-changed", { subnetId: subnet.SubnetId });
  return {};
}

function given<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Members>;
}
