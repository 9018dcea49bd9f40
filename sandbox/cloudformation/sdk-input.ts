import type { Tag } from "@aws-sdk/client-cloudformation";
import type { Tag as EcsTag } from "@aws-sdk/client-ecs";
import { isObject, type TemplateObject, type TemplateValue } from "./template-value";

/** A template's properties as the SDK's input spells them: `PrivilegedMode` is `privilegedMode`. */
export function toSdkInput<Input>(properties: TemplateObject): Input {
  return lowerFirst(properties) as Input;
}

function lowerFirst(value: TemplateValue): TemplateValue {
  if (Array.isArray(value)) return value.map(lowerFirst);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.charAt(0).toLowerCase() + key.slice(1), lowerFirst(member)]),
  );
}

/** What the SDK's output says, as a template spells it: `privilegedMode` is `PrivilegedMode`. */
export function toProperties(output: object): TemplateObject {
  return upperFirst(JSON.parse(JSON.stringify(output))) as TemplateObject;
}

function upperFirst(value: TemplateValue): TemplateValue {
  if (Array.isArray(value)) return value.map(upperFirst);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.charAt(0).toUpperCase() + key.slice(1), upperFirst(member)]),
  );
}

/** Tags without those that CloudFormation itself puts on. */
export function toOwnTags(tags: readonly (readonly [key: string, value: string])[]): TemplateObject[] {
  return tags.flatMap(([Key, Value]) => (Key.startsWith("aws:") ? [] : [{ Key, Value }]));
}

export function toEcsTags(tags: Tag[]): EcsTag[] {
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}
