import "server-only";
import { GetTemplateCommand } from "@aws-sdk/client-cloudformation";
import { isMap as isMapNode, isScalar, isSeq, type ParsedNode, parseDocument } from "yaml";
import {
  isList,
  isMap,
  memberOf,
  type TemplateDocument,
  type TemplateMap,
  type TemplateValue,
} from "@/lib/domain/template-document";
import type { AwsClients } from "./clients";

/** The template of a stack, its transforms done; undefined of one that is not to be understood. */
export async function readStackTemplate(
  { cloudformation }: AwsClients,
  stackId: string,
): Promise<TemplateDocument | undefined> {
  const asked = new GetTemplateCommand({ StackName: stackId, TemplateStage: "Processed" });
  const { TemplateBody } = await cloudformation.send(asked);
  return TemplateBody === undefined ? undefined : toDocument(TemplateBody);
}

/** YAML, or JSON, which is YAML too. */
function toDocument(body: string): TemplateDocument | undefined {
  const { contents, errors } = parseDocument(body, { schema: "failsafe", logLevel: "silent" });
  if (errors.length > 0) return undefined;
  const root = toValue(contents);
  return {
    parameters: mapped(memberOf(root, "Parameters"), (each) => {
      const allowed = memberOf(each, "AllowedValues");
      return { type: textOf(memberOf(each, "Type")), allowedValues: isList(allowed) ? allowed.length : 0 };
    }),
    resources: mapped(memberOf(root, "Resources"), (each) => ({
      type: textOf(memberOf(each, "Type")),
      properties: mapOf(memberOf(each, "Properties")),
      metadata: mapOf(memberOf(each, "Metadata")),
    })),
  };
}

/** CloudFormation takes no aliases, so they are nothing here. */
function toValue(node: ParsedNode | null): TemplateValue {
  const plain = plainOf(node);
  const [, name] = /^!(\w+)$/.exec(node?.tag ?? "") ?? [];
  if (!name) return plain;
  if (name === "GetAtt" && typeof plain === "string") return { "Fn::GetAtt": plain.split(/\.(.*)/s).slice(0, 2) };
  return { [name === "Ref" || name === "Condition" ? name : `Fn::${name}`]: plain };
}

function plainOf(node: ParsedNode | null): TemplateValue {
  if (isMapNode(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [textOf(toValue(key)), toValue(value)]));
  if (isSeq(node)) return node.items.map((item) => toValue(item));
  return isScalar(node) ? String(node.value ?? "") : "";
}

function mapped<Each>(value: TemplateValue | undefined, to: (each: TemplateValue) => Each): Record<string, Each> {
  return Object.fromEntries(Object.entries(mapOf(value)).map(([name, each]) => [name, to(each)]));
}

function mapOf(value: TemplateValue | undefined): TemplateMap {
  return isMap(value) ? value : {};
}

function textOf(value: TemplateValue | undefined): string {
  return typeof value === "string" ? value : "";
}
