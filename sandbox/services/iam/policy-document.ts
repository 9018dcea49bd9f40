import { AwsError } from "../../operation";

export interface Statement {
  Effect?: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Principal?: string | Record<string, string | string[]>;
}

/** Refuses what IAM would refuse to store as a role's trust. */
export function checkTrustPolicy(text: string): void {
  for (const statement of readStatements(text)) {
    if (!statement.Principal) throw malformed("Missing required field Principal");
    if (statement.Resource || statement.NotResource) throw malformed("Has prohibited field Resource");
    for (const service of principalsOf(statement, "Service")) {
      if (!/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service)) {
        throw malformed(`Invalid principal in policy: "SERVICE":"${service}"`);
      }
    }
  }
}

/** Refuses what IAM would refuse to store as a permission policy. */
export function checkPermissionPolicy(text: string): void {
  for (const statement of readStatements(text)) {
    if (statement.Principal) throw malformed("Policy document should not specify a principal.");
    if (!statement.Resource && !statement.NotResource) throw malformed("Policy statement must contain resources.");
  }
}

export function readStatements(text: string): Statement[] {
  const document = parse(text);
  const { Version: version, Statement: statement } = document as {
    Version?: unknown;
    Statement?: Statement | Statement[];
  };
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17") {
    throw malformed("The policy must contain a valid version string");
  }
  const statements = toList(statement);
  if (statements.length === 0 || statements.some((one) => typeof one !== "object" || one === null)) {
    throw malformed("Syntax errors in policy.");
  }
  for (const { Effect, Action, NotAction } of statements) {
    if (Effect !== "Allow" && Effect !== "Deny") throw malformed("Syntax errors in policy.");
    if (!Action && !NotAction) throw malformed("Policy statement must contain actions.");
  }
  return statements;
}

export function principalsOf({ Principal: principal }: Statement, kind: "Service" | "AWS"): string[] {
  if (principal === "*") return ["*"];
  return typeof principal === "object" ? toList(principal[kind]) : [];
}

export function toList<Item>(value: Item | Item[] | undefined): Item[] {
  return value === undefined ? [] : ([value].flat() as Item[]);
}

export function covers({ Action, NotAction }: Statement, action: string): boolean {
  if (NotAction) return !toList(NotAction).some((pattern) => matchesPattern(pattern, action));
  return toList(Action).some((pattern) => matchesPattern(pattern, action));
}

/** IAM's wildcards: any text for `*`, one character for `?`, letters in either case. */
function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "i").test(text);
}

function parse(text: string): object {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === "object" && document !== null && !Array.isArray(document)) return document;
  } catch {
    throw malformed("This policy contains invalid Json");
  }
  throw malformed("Syntax errors in policy.");
}

export function malformed(message: string): AwsError {
  return new AwsError("MalformedPolicyDocument", message);
}
