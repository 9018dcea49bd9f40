import { decide } from "../authorization";
import { denialSentence } from "../authorization/denial";
import { needsOf } from "../authorization/needs";
import { AwsError, type Call } from "../operation";
import { type HandlerActions, handlerActions, type Verb } from "./handler-actions";
import { generatedName } from "./physical-name";
import type { PhysicalResource, WantedResource } from "./resource-type";

type Resource = WantedResource & Partial<Pick<PhysicalResource, "physicalId">>;

/** Refuses what the one in whose name CloudFormation acts may not do, as the resource's own service would. */
export function checkHandlerRights(call: Call, typeName: string, verb: Verb, resource: Resource): void {
  const handler = handlerActions[typeName];
  if (!handler || !call.principal.roleName) return;
  const input = inputOf(handler, resource);
  for (const action of handler[verb].split(" ")) {
    const [name = "", property] = action.split("?");
    if (property !== undefined && isEmpty(givenFor(resource, property))) continue;
    for (const need of needsOf(call, name, input)) {
      const decision = decide(call, need, { input, calledVia: "cloudformation.amazonaws.com" });
      if (decision.verdict === "allowed") continue;
      throw new AwsError("AccessDeniedException", denialSentence(call.principal.arn, need, decision), 403);
    }
  }
}

function inputOf({ name, members = {} }: HandlerActions, resource: Resource): Record<string, unknown> {
  const { properties, physicalId } = resource;
  const [property, member] = name;
  const given = Object.entries(members).map(([from, to]) => [to, properties[from]]);
  const own = properties[property] ?? physicalId ?? (property ? generatedName(resource, 64) : undefined);
  // A physical id that is an ARN is all that the service wants to know.
  const isArn = physicalId?.startsWith("arn:") ?? false;
  const arn = isArn ? { serviceArn: physicalId, PolicyArn: physicalId, SecretId: physicalId } : {};
  return { ...Object.fromEntries(given), ...arn, [member]: own };
}

/** The tags that a person gave count, not those of CloudFormation itself. */
function givenFor({ properties, tags }: Resource, property: string): unknown {
  return property === "Tags" ? tags.filter(({ Key }) => !Key?.startsWith("aws:")) : properties[property];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
