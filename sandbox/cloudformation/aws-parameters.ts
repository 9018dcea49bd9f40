import type { Place } from "../place";
import type { Kind } from "../services/ec2/kinds";
import { rowsOf } from "../services/ec2/tables";
import { zonesOf } from "../services/ec2/zones";
import type { StackDefinition } from "./definition";
import { parameterValue } from "./parameters";

const kinds: Record<string, Kind> = {
  "AWS::EC2::Instance::Id": "i",
  "AWS::EC2::SecurityGroup::Id": "sg",
  "AWS::EC2::Subnet::Id": "subnet",
  "AWS::EC2::VPC::Id": "vpc",
};

/** Of what there is nothing here. */
const absent = new Set(["AWS::EC2::KeyPair::KeyName", "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id"]);

/** What is wrong with a parameter whose value is to be something that exists; found only once the work has begun. */
export function missingParameterValue(place: Place, { template, parameters }: StackDefinition): string | undefined {
  for (const [name, declaration] of Object.entries(template.parameters)) {
    const value = parameterValue(declaration, parameters[name] ?? "");
    const type = declaration.type.replace(/^List<(.*)>$/, "$1");
    const items = Array.isArray(value) ? value.map(String) : [String(value)];
    const missing = items.find((item) => !exists(place, type, item));
    if (missing !== undefined) {
      return `Parameter validation failed: parameter value ${missing} for parameter name ${name} does not exist`;
    }
  }
  return undefined;
}

function exists(place: Place, type: string, value: string): boolean {
  const kind = kinds[type];
  if (kind) return rowsOf(place, kind).has(value);
  if (type === "AWS::EC2::AvailabilityZone::Name") return zonesOf(place.region).some(({ name }) => name === value);
  if (type === "AWS::EC2::SecurityGroup::GroupName") {
    return [...rowsOf(place, "sg").values()].some(({ GroupName }) => GroupName === value);
  }
  return !absent.has(type);
}
