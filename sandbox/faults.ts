import { z } from "zod";
import { AwsError, type Principal } from "./operation";
import { refuse } from "./protocols/refusals";
import type { ServiceShape } from "./protocols/shapes";

export const FaultRule = z.strictObject({
  kind: z.enum(["throttle", "deny", "error", "latency", "reset-before", "reset-after", "hang"]),
  /** The IAM prefix or signing name, `codebuild`; every service when left out. */
  service: z.string().optional(),
  operation: z.string().optional(),
  probability: z.number().min(0).max(1).default(1),
  /** How often it strikes before it is gone. */
  times: z.int().positive().optional(),
  latencyMs: z.number().min(0).max(3_600_000).default(0),
  /** For `error`. */
  code: z.string().default("InternalFailure"),
  message: z.string().default("We encountered an internal error. Please try again."),
  status: z.int().min(400).max(599).default(500),
});
export type FaultRule = z.infer<typeof FaultRule>;

export const FaultRules = z.union([FaultRule, z.array(FaultRule).max(1000)]).transform((rules) => [rules].flat());

/** What shall go wrong. The same seed makes the same choices again. */
export class Faults {
  private rules: FaultRule[] = [];
  private state: number;

  constructor(seed = 1) {
    this.state = seed;
  }

  list(): readonly FaultRule[] {
    return this.rules;
  }

  add(rules: readonly FaultRule[]): void {
    this.rules.push(...rules);
  }

  clear(): void {
    this.rules = [];
  }

  /** The rules that strike this call; each use counts. */
  strike(services: readonly string[], operation: string): FaultRule[] {
    const struck = this.rules.filter(
      (rule) =>
        (rule.service === undefined || services.includes(rule.service)) &&
        (rule.operation === undefined || rule.operation === operation) &&
        this.random() < rule.probability,
    );
    for (const rule of struck) if (rule.times !== undefined) rule.times--;
    this.rules = this.rules.filter(({ times }) => times !== 0);
    return struck;
  }

  /** Mulberry32. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

/** What AWS says where a rule refuses a call; nothing where it does something else to it. */
export function faultError(
  rule: FaultRule,
  { protocol }: ServiceShape,
  action: string,
  { arn }: Principal,
): AwsError | undefined {
  if (rule.kind === "throttle") return refuse(protocol, "throttled");
  if (rule.kind === "error") return new AwsError(rule.code, rule.message, rule.status);
  if (rule.kind !== "deny") return undefined;
  const reason = `User: ${arn} is not authorized to perform: ${action} on resource: *`;
  return refuse(
    protocol,
    "accessDenied",
    protocol === "ec2Query" ? `You are not authorized to perform this operation. ${reason}` : reason,
  );
}
