import { isObject, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

export type PolicyAction = "Update:Modify" | "Update:Replace" | "Update:Delete";

interface Statement {
  Effect: TemplateValue;
  Action?: TemplateValue;
  NotAction?: TemplateValue;
  Resource?: TemplateValue;
  NotResource?: TemplateValue;
  Condition?: TemplateValue;
}

interface Subject {
  logicalId: string;
  type: string;
}

const invalid = (text: string) => validationError(`Error validating stack policy: ${text}`);

/** A policy's statements. Refuses a text that is no stack policy. */
export function readStackPolicy(body: string): Statement[] {
  let policy: TemplateValue;
  try {
    policy = JSON.parse(body);
  } catch {
    throw invalid("Invalid stack policy");
  }
  const statements = isObject(policy) ? asList(policy.Statement) : [];
  if (statements.length === 0) throw invalid("Policy must contain at least one statement");
  return statements.map(readStatement);
}

function readStatement(statement: TemplateValue): Statement {
  if (!isObject(statement)) throw invalid("Invalid stack policy");
  const { Effect, Principal, Action, NotAction, Resource, NotResource, Condition } = statement;
  if (Effect !== "Allow" && Effect !== "Deny") throw invalid(`Unknown effect ${JSON.stringify(Effect)}`);
  if (Principal !== "*") throw invalid("Principal must be *");
  if ((Action === undefined) === (NotAction === undefined)) throw invalid("Exactly one of Action, NotAction is needed");
  const unknown = asList(Action ?? NotAction).find(
    (action) => !/^(\*|Update:(\*|Modify|Replace|Delete))$/.test(`${action}`),
  );
  if (unknown !== undefined) throw invalid(`Unknown action ${JSON.stringify(unknown)}`);
  if ((Resource === undefined) === (NotResource === undefined)) {
    throw invalid("Exactly one of Resource, NotResource is needed");
  }
  return { Effect, Action, NotAction, Resource, NotResource, Condition } as Statement;
}

/** Why a policy does not let a resource be changed so; nothing where it does. One that names nothing denies. */
export function denialBy(body: string | undefined, action: PolicyAction, subject: Subject): string | undefined {
  if (body === undefined) return undefined;
  const statements = readStackPolicy(body);
  const fitting = statements.filter((statement) => applies(statement, action, subject));
  const denied = fitting.find(({ Effect }) => Effect === "Deny");
  if (denied) {
    const number = statements.indexOf(denied) + 1;
    return `Action denied by stack policy: Statement [#${number}] does not allow [${action}] for resource [LogicalResourceId/${subject.logicalId}]`;
  }
  if (fitting.length > 0) return undefined;
  return `Action not allowed by stack policy: no statement allows [${action}] for resource [LogicalResourceId/${subject.logicalId}]`;
}

function applies(statement: Statement, action: PolicyAction, { logicalId, type }: Subject): boolean {
  const { Action, NotAction, Resource, NotResource, Condition } = statement;
  const resource = `LogicalResourceId/${logicalId}`;
  const hasAction = Action === undefined ? !matches(NotAction, action) : matches(Action, action);
  const hasResource = Resource === undefined ? !matches(NotResource, resource) : matches(Resource, resource);
  if (!hasAction || !hasResource) return false;
  const conditions = isObject(Condition) ? Object.entries(Condition) : [];
  return conditions.every(
    ([operator, keys]) =>
      /^String(Equals|Like)$/.test(operator) &&
      isObject(keys) &&
      "ResourceType" in keys &&
      matches(keys.ResourceType, type),
  );
}

function asList(value: TemplateValue | undefined): TemplateValue[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** `*` stands for any text, `?` for any letter. */
function matches(patterns: TemplateValue | undefined, text: string): boolean {
  return asList(patterns).some((pattern) => {
    const source = String(pattern).replace(/[.+^${}()|[\]\\]/g, "\\$&");
    return new RegExp(`^${source.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text);
  });
}
