import type { Capability } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../operation";
import { findResourceType } from "./resource-types";
import type { Template } from "./template";

/** What a caller must acknowledge before CloudFormation takes the template. */
export function requiredCapabilities({ resources, transforms }: Template): Capability[] {
  const iam = Object.values(resources).filter(({ type }) => type.startsWith("AWS::IAM::"));
  const isNamed = iam.some(({ type, properties }) => {
    const { nameProperty } = findResourceType(type) ?? {};
    return nameProperty !== undefined && properties[nameProperty] !== undefined;
  });
  return [
    ...(iam.length === 0 ? [] : [isNamed ? ("CAPABILITY_NAMED_IAM" as const) : ("CAPABILITY_IAM" as const)]),
    ...(transforms.length === 0 ? [] : ["CAPABILITY_AUTO_EXPAND" as const]),
  ];
}

export function capabilitiesReason(template: Template): string | undefined {
  const types = Object.values(template.resources).map(({ type }) => type);
  const iam = [...new Set(types.filter((type) => type.startsWith("AWS::IAM::")))];
  return iam.length ? `The following resource(s) require capabilities: [${iam.join(", ")}]` : undefined;
}

export function checkCapabilities(template: Template, given: Capability[]): void {
  const lacking = requiredCapabilities(template).filter(
    (capability) =>
      !given.includes(capability) && !(capability === "CAPABILITY_IAM" && given.includes("CAPABILITY_NAMED_IAM")),
  );
  if (lacking.length === 0) return;
  throw new AwsError("InsufficientCapabilitiesException", `Requires capabilities : [${lacking.join(", ")}]`);
}
