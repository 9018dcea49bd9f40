import { accountFailures } from "./failure-rules/account-failures";
import { buildFailures } from "./failure-rules/build-failures";
import type { FailureRule } from "./failure-rules/failure-rule";
import { serviceFailures } from "./failure-rules/service-failures";
import { stackFailures } from "./failure-rules/stack-failures";
import { taskFailures } from "./failure-rules/task-failures";
import type { StepFailure } from "./run";

/** The rule book. The more particular sign goes first: many failures also say that a task is unhealthy or a call is denied. */
const rules = { ...serviceFailures, ...buildFailures, ...taskFailures, ...stackFailures, ...accountFailures };

export type FailureCause = keyof typeof rules;

export const failureCauses = Object.keys(rules) as FailureCause[];

export interface FoundCause {
  cause: FailureCause;
  /** What AWS's words name: an action, a stack, a path. */
  named: Record<string, string>;
}

/** What lies behind a failure, known by AWS's own words for it; undefined for one that nobody has seen before. */
export function failureCause(failure: StepFailure): FoundCause | undefined {
  const { message, aws, event, evidence } = failure;
  const reasons = evidence?.tasks?.flatMap(({ reason, exitCode }) => [reason, exitCode && `exit code: ${exitCode}`]);
  const said = textOf([message, aws?.code, aws?.message, event?.reason, ...(reasons ?? [])]);
  const printed = textOf([
    ...(evidence?.lines ?? []),
    ...(evidence?.tasks?.flatMap(({ lastLines }) => lastLines) ?? []),
  ]);
  for (const [cause, rule] of Object.entries<FailureRule>(rules)) {
    const match = rule.sign.exec(said) ?? (rule.isInLog && rule.sign.exec(printed));
    if (match) return { cause: cause as FailureCause, named: namedIn(match) };
  }
  return undefined;
}

function textOf(parts: readonly (string | number | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n");
}

function namedIn({ groups = {} }: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined));
}
