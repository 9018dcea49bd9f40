interface Statement {
  Effect?: unknown;
  Principal?: unknown;
  Action?: unknown;
}

/** What ECS does to pull an image. */
const needed = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] as const;

/**
 * Whether the policy of a repository lets another account pull from it. Conditions are not looked at: what depends on them may
 * still be refused when ECS pulls.
 */
export function letsPull(policyText: string, account: string): boolean {
  const statements = statementsOf(policyText).filter(({ Principal }) => isMeant(Principal, account));
  const does = (effect: string, action: string) =>
    statements.some((statement) => statement.Effect === effect && toList(statement.Action).some(covers(action)));
  return needed.every((action) => does("Allow", action) && !does("Deny", action));
}

/** The statement that is missing. */
export function pullPolicy(account: string): string {
  const statement = {
    Sid: `PullBy${account}`,
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: [...needed, "ecr:BatchCheckLayerAvailability"],
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

function statementsOf(text: string): Statement[] {
  try {
    const { Statement: found } = (JSON.parse(text) ?? {}) as { Statement?: Statement | Statement[] };
    return Array.isArray(found) ? found : found ? [found] : [];
  } catch {
    return [];
  }
}

function isMeant(principal: unknown, account: string): boolean {
  if (principal === "*") return true;
  const named = typeof principal === "object" && principal !== null && "AWS" in principal ? principal.AWS : [];
  return toList(named).some((one) => one === "*" || one === account || one.split(":")[4] === account);
}

function covers(action: string) {
  return (pattern: string) =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
      "i",
    ).test(action);
}

function toList(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
}
