import type { ImageParameter } from "./adopted-ship";
import {
  functionOf,
  givenTo,
  isList,
  isMap,
  memberOf,
  type TemplateDocument,
  type TemplateValue,
} from "./template-document";

/** How a template comes by the image of a service. */
export interface ImageSource {
  /** The parameter that a deploy can set, where it is certain. */
  parameter?: ImageParameter;
  /** Parameters that have a part in it, where none is certain: a person may know. */
  candidates: ImageParameter[];
}

type Piece = { text: string } | { parameter: string } | { other: TemplateValue };

/** By what the image is made of, from its end: all of it, or what comes after `:` or `@`, is one parameter. */
export function imageSourceOf(template: TemplateDocument, logicalId: string): ImageSource {
  const value = imageOf(template, logicalId);
  if (value === undefined) return { candidates: [] };
  const pieces = joined(piecesOf(value, template));
  const last = pieces.at(-1);
  const before = pieces.at(-2);
  if (last && "parameter" in last && canBeSet(template, last.parameter)) {
    const holds = pieces.length === 1 ? "image" : before && "text" in before ? heldAfter(before.text) : undefined;
    if (holds) return { parameter: { name: last.parameter, holds }, candidates: [] };
  }
  const hidden = pieces.flatMap((piece) => ("other" in piece ? refsIn(piece.other) : []));
  const candidates = [...new Set(hidden)].filter((name) => canBeSet(template, name) && /image|tag|version/i.test(name));
  return { candidates: candidates.map((name) => ({ name, holds: /tag|version/i.test(name) ? "tag" : "image" })) };
}

function heldAfter(text: string): ImageParameter["holds"] | undefined {
  if (text.endsWith("@")) return "digest";
  return text.endsWith(":") ? "tag" : undefined;
}

/** Of its container, or of the task definition of its own. */
function imageOf({ resources }: TemplateDocument, logicalId: string): TemplateValue | undefined {
  const service = resources[logicalId]?.properties;
  const ofContainer = memberOf(service, "PrimaryContainer", "Image");
  const own = functionOf(memberOf(service, "TaskDefinitionArn"));
  if (ofContainer !== undefined || own?.name !== "Ref" || typeof own.given !== "string") return ofContainer;
  const containers = memberOf(resources[own.given]?.properties, "ContainerDefinitions");
  if (!isList(containers)) return undefined;
  // Express Mode wants its container to be called so.
  return memberOf(containers.find((each) => memberOf(each, "Name") === "Main") ?? containers[0], "Image");
}

/** What is taken from the Parameter Store, is a list, or has fixed choices, cannot name another image. */
function canBeSet({ parameters }: TemplateDocument, name: string): boolean {
  const parameter = parameters[name];
  return parameter?.type === "String" && parameter.allowedValues === 0;
}

function piecesOf(value: TemplateValue, template: TemplateDocument): Piece[] {
  if (typeof value === "string") return [{ text: value }];
  const called = functionOf(value);
  if (called?.name === "Ref" && typeof called.given === "string") return [pieceOf(called.given, template)];
  if (called?.name === "Fn::Sub") return piecesOfSub(called.given, template);
  if (called?.name === "Fn::Join" && isList(called.given)) {
    const [delimiter = "", parts = []] = called.given;
    if (typeof delimiter === "string" && isList(parts))
      return parts.flatMap((part, index) => [...(index > 0 ? [{ text: delimiter }] : []), ...piecesOf(part, template)]);
  }
  return [{ other: value }];
}

function piecesOfSub(given: TemplateValue, template: TemplateDocument): Piece[] {
  const [text, variables] = isList(given) ? given : [given];
  if (typeof text !== "string") return [{ other: given }];
  return text.split(/(\$\{[^}]*\})/).flatMap((part): Piece[] => {
    const [, name] = /^\$\{([^!}][^}]*)\}$/.exec(part) ?? [];
    if (name === undefined) return part === "" ? [] : [{ text: part.replace("${!", "${") }];
    const own = isMap(variables) ? variables[name] : undefined;
    return own === undefined ? [pieceOf(name, template)] : piecesOf(own, template);
  });
}

function pieceOf(name: string, { parameters }: TemplateDocument): Piece {
  return name in parameters ? { parameter: name } : { other: { Ref: name } };
}

/** Texts that stand side by side are one; empty ones are none. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if ("text" in piece && last && "text" in last) all[all.length - 1] = { text: last.text + piece.text };
    else if (!("text" in piece) || piece.text !== "") all.push(piece);
  }
  return all;
}

function refsIn(value: TemplateValue): string[] {
  return givenTo("Ref", value).filter((name) => typeof name === "string");
}
