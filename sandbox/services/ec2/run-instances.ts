import type { RunInstancesCommandInput, RunInstancesCommandOutput } from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { checkAddress } from "./addresses";
import { findDefaultSubnets } from "./default-vpc";
import { invalidValue, missing, readRow } from "./find";
import { newId } from "./ids";
import { scheduleInstance, states } from "./instance-lifecycle";
import { toReservation } from "./instances";
import { checkGroups } from "./network-interface-operations";
import { addNetworkInterface } from "./network-interfaces";
import { type InstanceRow, newOwned, rowsOf, type SubnetRow } from "./tables";
import { tagsOf } from "./tag-specifications";

/** What a request says of the one interface that each instance gets. */
interface Network {
  subnet: SubnetRow;
  groupIds: string[];
  privateIp: string | undefined;
  hasPublicIp: boolean;
}

export function runInstances(
  call: Call,
  input: RunInstancesCommandInput,
): Omit<RunInstancesCommandOutput, "$metadata"> {
  const { ImageId, MinCount = 0, MaxCount = 0 } = input;
  const tags = tagsOf(input.TagSpecifications, "instance", "network-interface", "volume");
  if (ImageId === undefined) throw missing("ImageId");
  if (!/^(ami-[0-9a-f]{8,17}|resolve:ssm:.+)$/.test(ImageId)) {
    throw new AwsError("InvalidAMIID.Malformed", `Invalid id: "${ImageId}" (expecting "ami-...")`);
  }
  if (MinCount < 1) throw invalidValue(MinCount, "minCount", "Minimum value: 1");
  if (MaxCount < MinCount) throw invalidValue(MaxCount, "maxCount", "Must be greater than or equal to minCount");
  if (MaxCount > 20) {
    throw new AwsError(
      "InstanceLimitExceeded",
      "You have requested more instances than your current instance limit allows for the specified instance type.",
    );
  }
  const network = networkOf(call, input);
  const reservationId = newId("r");
  const rows = Array.from({ length: MaxCount }, (_, index) =>
    launch(call, input, network, { reservationId, index, tags }),
  );
  call.world.record("effect", call, "ec2.instances-run", { instanceIds: rows.map(({ InstanceId }) => InstanceId) });
  return toReservation(call, rows);
}

function networkOf(call: Call, input: RunInstancesCommandInput): Network {
  const [first] = input.NetworkInterfaces ?? [];
  if (first && (input.SubnetId || input.SecurityGroupIds?.length)) {
    throw new AwsError(
      "InvalidParameterCombination",
      "Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request",
    );
  }
  const wanted = first?.SubnetId ?? input.SubnetId;
  const subnet = wanted === undefined ? findDefaultSubnets(call)[0] : readRow(call, "subnet", wanted);
  if (!subnet) throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
  const privateIp = first?.PrivateIpAddress ?? input.PrivateIpAddress;
  if (privateIp !== undefined) checkAddress(subnet, privateIp);
  return {
    subnet,
    groupIds: checkGroups(call, subnet, first?.Groups ?? input.SecurityGroupIds),
    privateIp,
    hasPublicIp: first?.AssociatePublicIpAddress ?? subnet.MapPublicIpOnLaunch ?? false,
  };
}

interface Launch {
  reservationId: string;
  index: number;
  tags: Record<string, string>;
}

function launch(call: Call, input: RunInstancesCommandInput, network: Network, launched: Launch): InstanceRow {
  const { subnet, groupIds, privateIp, hasPublicIp } = network;
  const { reservationId, index, tags } = launched;
  const InstanceId = newId("i");
  const LaunchTime = call.world.clock.date();
  addNetworkInterface(call, {
    subnetId: subnet.SubnetId,
    madeBy: call.principal.arn,
    groupIds,
    privateIp,
    hasPublicIp,
    attachment: {
      InstanceId,
      InstanceOwnerId: call.account,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      AttachTime: LaunchTime,
      DeleteOnTermination: true,
    },
  });
  const row: InstanceRow = {
    ...newOwned(call, call.principal.arn, { ...tags }),
    InstanceId,
    ImageId: input.ImageId,
    InstanceType: input.InstanceType ?? "m1.small",
    KeyName: input.KeyName,
    ClientToken: input.ClientToken,
    AmiLaunchIndex: index,
    LaunchTime,
    State: states.pending,
    StateTransitionReason: "",
    Placement: { AvailabilityZone: subnet.AvailabilityZone, GroupName: "", Tenancy: "default" },
    Monitoring: { State: input.Monitoring?.Enabled ? "pending" : "disabled" },
    Architecture: "x86_64",
    Hypervisor: "xen",
    VirtualizationType: "hvm",
    RootDeviceType: "ebs",
    RootDeviceName: "/dev/xvda",
    EbsOptimized: input.EbsOptimized ?? false,
    EnaSupport: true,
    PlatformDetails: "Linux/UNIX",
    UsageOperation: "RunInstances",
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    Operator: { Managed: false },
    reservationId,
    isProtected: input.DisableApiTermination ?? false,
  };
  rowsOf(call, "i").set(InstanceId, row);
  scheduleInstance(call, InstanceId, "running");
  return row;
}
