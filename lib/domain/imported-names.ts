import { functionOf, givenTo, isList, memberOf, type TemplateDocument, type TemplateValue } from "./template-document";

/** The exports that a resource takes, as far as their names can be told from the values of the parameters. */
export function importedNames(
  { resources }: TemplateDocument,
  logicalId: string,
  values: Readonly<Record<string, string>>,
): string[] {
  const given = givenTo("Fn::ImportValue", resources[logicalId]?.properties);
  return given.map((name) => textOf(name, values)).filter((name) => name !== undefined);
}

function textOf(value: TemplateValue, values: Readonly<Record<string, string>>): string | undefined {
  if (typeof value === "string") return value;
  const called = functionOf(value);
  if (called?.name === "Ref" && typeof called.given === "string") return values[called.given];
  if (called?.name !== "Fn::Sub") return undefined;
  const [text, variables] = isList(called.given) ? called.given : [called.given];
  if (typeof text !== "string") return undefined;
  const parts = text.split(/\$\{([^}]+)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const own = memberOf(variables, part);
    return own === undefined ? values[part] : textOf(own, values);
  });
  return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
}
