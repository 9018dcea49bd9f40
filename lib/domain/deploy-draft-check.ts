import { type DeployDraft, inputOf } from "./deploy-draft";
import { StartRunInput } from "./deploy-input";
import type { FieldProblem } from "./problem-body";
import type { Target } from "./target";

/** The fields that are not allowed, each once, by the schema that the server asks too. */
export function checkDraft(draft: DeployDraft, target: Target, idempotencyKey: string): FieldProblem[] {
  const { error } = StartRunInput.safeParse(inputOf(draft, target, idempotencyKey));
  const problems = (error?.issues ?? []).map(({ path, message }) => {
    return { field: path.map(String).join("."), rule: message, message };
  });
  return problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index);
}
