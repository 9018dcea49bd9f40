import type {
  CreateRuleCommandInput,
  CreateRuleCommandOutput,
  DeleteRuleCommandInput,
  ModifyRuleCommandInput,
  ModifyRuleCommandOutput,
  RuleCondition,
  SetRulePrioritiesCommandInput,
  SetRulePrioritiesCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { checkActions } from "./actions";
import { readListener, readRule, rulesOf, toTagRecord } from "./find";
import { checkQuota } from "./limits";
import { putRule, removeRule } from "./resources";
import { newRuleArn, type RuleRow, rules } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const fields = ["host-header", "path-pattern", "http-header", "http-request-method", "query-string", "source-ip"];
const highestPriority = 50_000;

export function createRule(call: Call, input: CreateRuleCommandInput): Output<CreateRuleCommandOutput> {
  const { ListenerArn, LoadBalancerArn } = readListener(call, input.ListenerArn);
  const tags = toTagRecord(input.Tags);
  const { Priority = 0 } = input;
  checkPriority(Priority);
  refuseTaken(call, ListenerArn, [Priority], []);
  const own = rulesOf(call, LoadBalancerArn).filter(({ IsDefault }) => !IsDefault);
  checkQuota(call, "rules-per-application-load-balancer", own.length + 1, [
    "TooManyRules",
    `The maximum number of rules on load balancer '${LoadBalancerArn}' has been reached`,
  ]);
  const row: RuleRow = {
    RuleArn: newRuleArn(ListenerArn),
    ListenerArn,
    Priority: String(Priority),
    Conditions: checkConditions(call, input.Conditions),
    Actions: checkActions(call, LoadBalancerArn, input.Actions),
    IsDefault: false,
    tags,
  };
  putRule(call, row);
  return { Rules: [row] };
}

function checkPriority(priority: number): void {
  if (priority >= 1 && priority <= highestPriority) return;
  throw new AwsError("ValidationError", `Priority must be between 1 and ${highestPriority}`);
}

/** Two rules of one listener cannot have the same priority. */
function refuseTaken(call: Call, listenerArn: string, priorities: number[], moved: string[]): void {
  const others = [...rules(call).values()].filter(
    (rule) => rule.ListenerArn === listenerArn && !moved.includes(rule.RuleArn),
  );
  const taken = priorities.find(
    (priority, at) => priorities.indexOf(priority) < at || others.some(({ Priority }) => Priority === String(priority)),
  );
  if (taken !== undefined) throw new AwsError("PriorityInUse", `Priority '${taken}' is currently in use`);
}

function checkConditions(call: Call, conditions: readonly RuleCondition[] = []): RuleCondition[] {
  if (conditions.length === 0) throw new AwsError("ValidationError", "A condition must be specified");
  const checked = conditions.map((condition) => {
    const { Field = "", Values, HostHeaderConfig, PathPatternConfig } = condition;
    if (!fields.includes(Field)) {
      throw new AwsError("ValidationError", `Condition field '${Field}' must be one of '[${fields.join(", ")}]'`);
    }
    const values = Values ?? HostHeaderConfig?.Values ?? PathPatternConfig?.Values;
    if (Field === "host-header") return { ...condition, Values: values, HostHeaderConfig: { Values: values } };
    if (Field === "path-pattern") return { ...condition, Values: values, PathPatternConfig: { Values: values } };
    return condition;
  });
  const count = checked.reduce((sum, { Values = [] }) => sum + Values.length, 0);
  checkQuota(call, "condition-values-per-alb-rule", count, [
    "ValidationError",
    "A rule can only have '5' condition values",
  ]);
  return checked;
}

export function modifyRule(call: Call, input: ModifyRuleCommandInput): Output<ModifyRuleCommandOutput> {
  const row = readRule(call, input.RuleArn);
  if (row.IsDefault) throw new AwsError("OperationNotPermitted", `Default rule '${row.RuleArn}' cannot be modified`);
  const { LoadBalancerArn } = readListener(call, row.ListenerArn);
  const Conditions = input.Conditions ? checkConditions(call, input.Conditions) : row.Conditions;
  const Actions = input.Actions ? checkActions(call, LoadBalancerArn, input.Actions) : row.Actions;
  Object.assign(row, { Conditions, Actions });
  call.world.record("effect", call, "elasticloadbalancing.rule-changed", { arn: row.RuleArn });
  return { Rules: [row] };
}

/** All or none. */
export function setRulePriorities(
  call: Call,
  { RulePriorities = [] }: SetRulePrioritiesCommandInput,
): Output<SetRulePrioritiesCommandOutput> {
  const wanted = RulePriorities.map(({ RuleArn, Priority = 0 }) => ({ row: readRule(call, RuleArn), Priority }));
  const moved = wanted.map(({ row }) => row.RuleArn);
  for (const { row, Priority } of wanted) {
    checkPriority(Priority);
    if (row.IsDefault) throw new AwsError("OperationNotPermitted", `Default rule '${row.RuleArn}' cannot be modified`);
  }
  for (const listenerArn of new Set(wanted.map(({ row }) => row.ListenerArn))) {
    const priorities = wanted.flatMap(({ row, Priority }) => (row.ListenerArn === listenerArn ? Priority : []));
    refuseTaken(call, listenerArn, priorities, moved);
  }
  for (const { row, Priority } of wanted) row.Priority = String(Priority);
  call.world.record("effect", call, "elasticloadbalancing.rule-priorities-set", { arns: moved });
  return { Rules: wanted.map(({ row }) => row) };
}

export function deleteRule(call: Call, { RuleArn }: DeleteRuleCommandInput): object {
  const row = readRule(call, RuleArn);
  if (row.IsDefault) throw new AwsError("OperationNotPermitted", `Default rule '${RuleArn}' cannot be deleted`);
  removeRule(call, row.RuleArn);
  return {};
}
