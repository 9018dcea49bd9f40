import type { CreateNatGatewayCommandInput } from "@aws-sdk/client-ec2";
import { AwsError } from "../../operation";
import { readRow } from "../../services/ec2/find";
import { createNatGateway, deleteNatGateway } from "../../services/ec2/nat-gateways";
import { rowsOf } from "../../services/ec2/tables";
import { choice, integer, json, listOf, replacing, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { changeTags, putTags } from "./ec2-tags";

export const ec2NatGateway: ResourceType = {
  typeName: "AWS::EC2::NatGateway",
  properties: {
    AllocationId: replacing(text),
    AvailabilityMode: replacing(choice("zonal", "regional")),
    AvailabilityZoneAddresses: listOf(json),
    ConnectivityType: replacing(choice("public", "private")),
    MaxDrainDurationSeconds: integer,
    PrivateIpAddress: replacing(text),
    SecondaryAllocationIds: listOf(text),
    SecondaryPrivateIpAddressCount: integer,
    SecondaryPrivateIpAddresses: listOf(text),
    SubnetId: replacing(text),
    Tags: tagList,
    VpcId: replacing(text),
  },
  attributes: ["EniId", "NatGatewayId"],
  tagging: "update",
  createMs: 5_000,
  updateMs: 3_000,
  deleteMs: 3_000,
  create(call, wanted) {
    const { AllocationId, ConnectivityType, PrivateIpAddress, SubnetId } =
      wanted.properties as CreateNatGatewayCommandInput;
    const { NatGateway } = createNatGateway(call, { AllocationId, ConnectivityType, PrivateIpAddress, SubnetId });
    const id = NatGateway?.NatGatewayId ?? "";
    putTags(call, "nat", id, wanted.tags);
    return id;
  },
  update: (call, wanted, before) => changeTags(call, wanted.physicalId, before, wanted),
  settle(call, { physicalId }) {
    const { State, FailureMessage } = readRow(call, "nat", physicalId);
    if (State === "failed") {
      throw new AwsError(
        "NotStabilized",
        `NatGateway ${physicalId} is in state failed and hence failed to stabilize. Detailed failure message: ${FailureMessage}`,
      );
    }
    return State === "available" ? "settled" : "waiting";
  },
  delete(call, { physicalId }) {
    deleteNatGateway(call, { NatGatewayId: physicalId });
  },
  settleDelete: (call, { physicalId }) =>
    rowsOf(call, "nat").get(physicalId)?.State === "deleting" ? "waiting" : "settled",
  read(call, NatGatewayId) {
    const [address] = readRow(call, "nat", NatGatewayId).NatGatewayAddresses;
    return { EniId: address?.NetworkInterfaceId ?? "", NatGatewayId };
  },
};
