import { plainFailure } from "../plain-failure";
import { required, text } from "../property-schema";
import type { ResourceType } from "../resource-type";

const PREFIX = "Custom::";
export const CUSTOM_RESOURCE = "AWS::CloudFormation::CustomResource";

/** A type of a person's own naming: `Custom::Certificate`. */
export function isCustomName(typeName: string): boolean {
  return typeName === CUSTOM_RESOURCE || (typeName.startsWith(PREFIX) && /^Custom::[\w@-]{1,60}$/.test(typeName));
}

/** A resource that a function or a topic makes; neither Lambda nor SNS is here, so its provider is never found. */
export function customResource(typeName: string): ResourceType {
  return {
    typeName,
    properties: { ServiceTimeout: text, ServiceToken: required(text) },
    hasFurtherProperties: true,
    attributes: [],
    createMs: 1_000,
    updateMs: 1_000,
    deleteMs: 1_000,
    create: (_call, { properties }) => refuse(String(properties.ServiceToken)),
    update: (_call, { properties }) => refuse(String(properties.ServiceToken)),
    delete() {},
    read: () => ({}),
  };
}

function refuse(serviceToken: string): never {
  if (/^arn:aws[\w-]*:lambda:/.test(serviceToken)) throw plainFailure(`Function not found: ${serviceToken}`);
  if (/^arn:aws[\w-]*:sns:/.test(serviceToken)) throw plainFailure("Topic does not exist");
  throw plainFailure("Invalid service token.");
}
