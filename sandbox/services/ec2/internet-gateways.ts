import type {
  AttachInternetGatewayCommandInput,
  CreateInternetGatewayCommandInput,
  CreateInternetGatewayCommandOutput,
  DeleteInternetGatewayCommandInput,
  DescribeInternetGatewaysCommandInput,
  DescribeInternetGatewaysCommandOutput,
  DetachInternetGatewayCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { filterRows } from "./filters";
import { hasDependencies, pickRows, readRow, rowsInVpc } from "./find";
import { newId } from "./ids";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { type InternetGatewayRow, newOwned, rowsOf } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createInternetGateway(
  call: Call,
  input: CreateInternetGatewayCommandInput,
): Output<CreateInternetGatewayCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "internet-gateway");
  checkQuota(call, "internetGateways", rowsOf(call, "igw").size + 1);
  const gateway = addInternetGateway(call, { madeBy: call.principal.arn, tags });
  const { InternetGatewayId: internetGatewayId } = gateway;
  call.world.record("effect", call, "ec2.internet-gateway-created", { internetGatewayId });
  return { InternetGateway: tagged(gateway) };
}

interface NewInternetGateway {
  madeBy: string;
  tags?: Record<string, string>;
}

export function addInternetGateway(place: Place, { madeBy, tags }: NewInternetGateway): InternetGatewayRow {
  const gateway: InternetGatewayRow = {
    ...newOwned(place, madeBy, tags),
    InternetGatewayId: newId("igw"),
    OwnerId: place.account,
    Attachments: [],
  };
  rowsOf(place, "igw").set(gateway.InternetGatewayId, gateway);
  return gateway;
}

export function findAttachedGateway(place: Place, vpcId: string): InternetGatewayRow | undefined {
  return [...rowsOf(place, "igw").values()].find(({ Attachments }) => Attachments.some((one) => one.VpcId === vpcId));
}

export function describeInternetGateways(
  call: Call,
  input: DescribeInternetGatewaysCommandInput,
): Output<DescribeInternetGatewaysCommandOutput> {
  const ids = input.InternetGatewayIds;
  const found = filterRows(pickRows(call, "igw", ids), input.Filters, {
    "internet-gateway-id": (row) => [row.InternetGatewayId],
    "attachment.vpc-id": ({ Attachments }) => Attachments.map(({ VpcId }) => VpcId),
    "attachment.state": ({ Attachments }) => Attachments.map(({ State }) => State),
    "owner-id": (row) => [row.OwnerId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "internetGatewayIds" });
  return { InternetGateways: items.map(tagged), NextToken };
}

export function attachInternetGateway(call: Call, input: AttachInternetGatewayCommandInput): object {
  const { InternetGatewayId = "", VpcId = "" } = input;
  const gateway = readRow(call, "igw", InternetGatewayId);
  readRow(call, "vpc", VpcId);
  const [attachment] = gateway.Attachments;
  if (attachment) {
    throw new AwsError(
      "Resource.AlreadyAssociated",
      `resource ${InternetGatewayId} is already attached to network ${attachment.VpcId}`,
    );
  }
  if (findAttachedGateway(call, VpcId)) {
    throw new AwsError("InvalidParameterValue", `Network ${VpcId} already has an internet gateway attached`);
  }
  // EC2 has always called an internet gateway's attachment `available`, which is not among the SDK's own values.
  gateway.Attachments = [{ VpcId, State: "available" as never }];
  call.world.record("effect", call, "ec2.internet-gateway-attached", {
    internetGatewayId: InternetGatewayId,
    vpcId: VpcId,
  });
  return {};
}

export function detachInternetGateway(call: Call, input: DetachInternetGatewayCommandInput): object {
  const { InternetGatewayId = "", VpcId = "" } = input;
  const gateway = readRow(call, "igw", InternetGatewayId);
  readRow(call, "vpc", VpcId);
  if (!gateway.Attachments.some((attachment) => attachment.VpcId === VpcId)) {
    throw new AwsError("Gateway.NotAttached", `resource ${InternetGatewayId} is not attached to network ${VpcId}`);
  }
  if (rowsInVpc(call, "eni", VpcId).some(({ Association }) => Association?.PublicIp)) {
    throw new AwsError(
      "DependencyViolation",
      `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  gateway.Attachments = [];
  call.world.record("effect", call, "ec2.internet-gateway-detached", {
    internetGatewayId: InternetGatewayId,
    vpcId: VpcId,
  });
  return {};
}

export function deleteInternetGateway(
  call: Call,
  { InternetGatewayId = "" }: DeleteInternetGatewayCommandInput,
): object {
  const gateway = readRow(call, "igw", InternetGatewayId);
  if (gateway.Attachments.length > 0) throw hasDependencies("internetGateway", InternetGatewayId);
  rowsOf(call, "igw").delete(InternetGatewayId);
  call.world.record("effect", call, "ec2.internet-gateway-deleted", { internetGatewayId: InternetGatewayId });
  return {};
}
