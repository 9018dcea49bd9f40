import type {
  DescribeVpcAttributeCommandInput,
  DescribeVpcAttributeCommandOutput,
  ModifyVpcAttributeCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { invalidValue, missing, readRow } from "./find";
import type { VpcAttributes } from "./tables";

/** One attribute at a time can be changed. */
export function modifyVpcAttribute(call: Call, input: ModifyVpcAttributeCommandInput): object {
  const vpc = readRow(call, "vpc", input.VpcId ?? "");
  const wanted = {
    enableDnsSupport: input.EnableDnsSupport?.Value,
    enableDnsHostnames: input.EnableDnsHostnames?.Value,
    enableNetworkAddressUsageMetrics: input.EnableNetworkAddressUsageMetrics?.Value,
  };
  const changes = Object.entries(wanted).filter(([, value]) => value !== undefined);
  if (changes.length === 0) throw missing("attribute");
  if (changes.length > 1) {
    throw new AwsError("InvalidParameterCombination", "Fields for multiple attribute types specified");
  }
  const next: VpcAttributes = { ...vpc.attributes, ...Object.fromEntries(changes) };
  if (next.enableDnsHostnames && !next.enableDnsSupport) {
    throw new AwsError("InvalidParameterValue", "enableDnsHostnames requires enableDnsSupport to be enabled");
  }
  vpc.attributes = next;
  call.world.record("effect", call, "ec2.vpc-changed", { vpcId: vpc.VpcId });
  return {};
}

export function describeVpcAttribute(
  call: Call,
  { VpcId = "", Attribute }: DescribeVpcAttributeCommandInput,
): Omit<DescribeVpcAttributeCommandOutput, "$metadata"> {
  const { attributes } = readRow(call, "vpc", VpcId);
  switch (Attribute) {
    case "enableDnsSupport":
      return { VpcId, EnableDnsSupport: { Value: attributes.enableDnsSupport } };
    case "enableDnsHostnames":
      return { VpcId, EnableDnsHostnames: { Value: attributes.enableDnsHostnames } };
    case "enableNetworkAddressUsageMetrics":
      return { VpcId, EnableNetworkAddressUsageMetrics: { Value: attributes.enableNetworkAddressUsageMetrics } };
    default:
      throw invalidValue(Attribute, "attribute");
  }
}
