import { resolve, type Scope } from "./intrinsics";
import { referencesIn } from "./reference";
import type { Template } from "./template";
import { isObject, memberOf, type TemplateObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

/** Every condition of a template, decided. They can see parameters and mappings, never resources. */
export function decideConditions(template: Template, scope: Omit<Scope, "condition">): Record<string, boolean> {
  refuseResources(template);
  const decided: Record<string, boolean> = {};
  const underway = new Set<string>();

  function decide(name: string): boolean {
    const known = memberOf(decided, name);
    if (known !== undefined) return known;
    const expression = memberOf(template.conditions, name);
    if (expression === undefined)
      throw validationError(`Template format error: Unresolved condition dependency ${name}`);
    if (underway.has(name)) {
      throw validationError(
        `Template format error: Circular dependency between conditions: [${[...underway].join(", ")}]`,
      );
    }
    underway.add(name);
    const holds = evaluate(expression, { ...scope, condition: decide });
    underway.delete(name);
    decided[name] = holds;
    return holds;
  }

  for (const name of Object.keys(template.conditions)) decide(name);
  return decided;
}

function refuseResources({ conditions, resources }: Template): void {
  const names = referencesIn(conditions).map(({ name }) => name);
  const found = [...new Set(names.filter((name) => Object.hasOwn(resources, name)))];
  if (found.length === 0) return;
  throw validationError(
    `Template format error: Unresolved dependencies [${found.join(", ")}]. Cannot reference resources in the Conditions block of the template`,
  );
}

function evaluate(expression: TemplateValue, scope: Scope): boolean {
  const [[name, argument] = ["", ""], ...others] = isObject(expression) ? Object.entries(expression) : [];
  if (others.length === 0) {
    if (name === "Condition") return scope.condition(String(argument));
    const operator = memberOf(operators, name);
    if (operator) return operator(Array.isArray(argument) ? argument : [], scope);
  }
  throw validationError("Template format error: Every Conditions member must be a boolean expression.");
}

const operators: Record<string, (operands: TemplateValue[], scope: Scope) => boolean> = {
  "Fn::Equals": (operands, scope) => {
    const [one, other, ...more] = operands;
    if (one === undefined || other === undefined || more.length) {
      throw validationError("Template error: every Fn::Equals object requires a list of 2 string parameters.");
    }
    return String(resolve(one, scope)) === String(resolve(other, scope));
  },
  "Fn::Not": (operands, scope) => {
    const [operand, ...more] = operands;
    if (operand === undefined || more.length) {
      throw validationError("Template error: every Fn::Not object requires one boolean parameter.");
    }
    return !evaluate(operand, scope);
  },
  "Fn::And": (operands, scope) => several("Fn::And", operands).every((operand) => evaluate(operand, scope)),
  "Fn::Or": (operands, scope) => several("Fn::Or", operands).some((operand) => evaluate(operand, scope)),
};

function several(name: string, operands: TemplateValue[]): TemplateValue[] {
  if (operands.length >= 2 && operands.length <= 10) return operands;
  throw validationError(
    `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
  );
}

/** The names of conditions that a value's Fn::If ask for. */
export function conditionsIn(value: TemplateValue | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (!isObject(value)) return [];
  const { "Fn::If": choice }: TemplateObject = value;
  const own = Array.isArray(choice) && choice[0] !== undefined ? [String(choice[0])] : [];
  return [...own, ...Object.values(value).flatMap(conditionsIn)];
}
