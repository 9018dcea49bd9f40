import "server-only";
import type { Ship } from "@/lib/domain/deploy-input";
import type { PropertyChange, StackChange } from "@/lib/domain/stack-change";

/**
 * For somebody who may not deploy there: of a person's own templates any value may be a secret, of Slipway's the variables alone, however
 * much of the container CloudFormation tells at once.
 */
export function withoutSecrets(changes: readonly StackChange[], shipKind: Ship["kind"]): StackChange[] {
  const isSecret = (property: PropertyChange) => shipKind === "templates" || tellsVariables(property);
  return changes.map((change) => ({
    ...change,
    properties: change.properties.map((property) => (isSecret(property) ? withoutValues(property) : property)),
  }));
}

function tellsVariables({ name, before = "", after = "" }: PropertyChange): boolean {
  return /(^|\/)Environment(Variables)?(\/|$)/.test(name) || /"Environment(Variables)?"/.test(before + after);
}

function withoutValues({ before, after, drift, ...property }: PropertyChange): PropertyChange {
  return {
    ...property,
    ...(before !== undefined && { before: "" }),
    ...(after !== undefined && { after: "" }),
    ...(drift && { drift: {} }),
  };
}
