import type { FaultChange, FaultRule } from "./fault-rule";
import { AwsError, type Principal } from "./operation";
import { refuse } from "./protocols/refusals";
import type { ServiceShape } from "./protocols/shapes";

/** What is kept of the faults with the world. */
export interface FaultPlan {
  rules: FaultRule[];
  /** Where chance is; the same number makes the same choices again. */
  seed: number;
  enforceQuotas: boolean;
}

/** A call as far as a rule asks for it. */
interface Target {
  account: string;
  region: string;
  /** All names of the service. */
  services: readonly string[];
  operation: string;
  via?: FaultRule["via"];
}

/** What strikes before it is even looked at who calls. */
const ofCredentials: ReadonlySet<FaultRule["kind"]> = new Set(["skew", "expired", "revoked"]);

/** What shall go wrong. */
export class Faults {
  constructor(private readonly plan: FaultPlan) {}

  list(): readonly FaultRule[] {
    return this.plan.rules;
  }

  state(): Readonly<FaultPlan> {
    return this.plan;
  }

  add(rules: readonly FaultRule[]): void {
    this.plan.rules.push(...structuredClone(rules));
  }

  change({ rules = [], ...rest }: FaultChange & Partial<FaultPlan>): void {
    Object.assign(this.plan, rest);
    this.add(rules);
  }

  clear(): void {
    this.plan.rules = [];
  }

  /** The rules about its credentials that strike this call; each use counts. */
  strikeCredentials(target: Target): FaultRule[] {
    return this.strike(target, ({ kind }) => ofCredentials.has(kind));
  }

  /** The other rules that strike this call. */
  strikeCall(target: Target): FaultRule[] {
    return this.strike(target, ({ kind }) => !ofCredentials.has(kind));
  }

  /** How long a rule makes its call wait. */
  latencyOf({ latencyMs = 0, jitterMs = 0 }: FaultRule): number {
    return jitterMs > 0 ? latencyMs + this.random() * jitterMs : latencyMs;
  }

  private strike(target: Target, isMeant: (rule: FaultRule) => boolean): FaultRule[] {
    const { plan } = this;
    if (plan.rules.length === 0) return [];
    const struck = plan.rules.filter(
      (rule) => isMeant(rule) && matches(rule, target) && this.random() < (rule.probability ?? 1),
    );
    for (const rule of struck) if (rule.times !== undefined) rule.times--;
    plan.rules = plan.rules.filter(({ times }) => times !== 0);
    return struck;
  }

  /** Mulberry32. */
  private random(): number {
    const { plan } = this;
    plan.seed = (plan.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(plan.seed ^ (plan.seed >>> 15), 1 | plan.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

function matches(rule: FaultRule, { account, region, services, operation, via }: Target): boolean {
  return (
    rule.via === via &&
    (rule.account ?? account) === account &&
    (rule.region ?? region) === region &&
    (rule.service === undefined || services.includes(rule.service)) &&
    (rule.operation ?? operation) === operation
  );
}

/** What AWS says where a rule refuses a call; nothing where it does something else to it. */
export function faultError(
  rule: FaultRule,
  { protocol }: ServiceShape,
  action: string,
  { arn }: Principal,
): AwsError | undefined {
  if (rule.kind === "throttle") return refuse(protocol, "throttled");
  if (rule.kind === "error") {
    const { status = 500 } = rule;
    const usual = refuse(protocol, status === 503 ? "unavailable" : "internal");
    return new AwsError(rule.code ?? usual.code, rule.message ?? usual.message, status);
  }
  if (rule.kind !== "deny") return undefined;
  const reason = `User: ${arn} is not authorized to perform: ${action} with an explicit deny in a service control policy`;
  const isEc2 = protocol === "ec2Query";
  return refuse(
    protocol,
    "accessDenied",
    isEc2 ? `You are not authorized to perform this operation. ${reason}` : reason,
  );
}
