import type { StepTimes } from "./expected-times";
import type { Step } from "./run";

interface Range {
  p50Ms: number;
  p90Ms: number;
}

/** What is left by the times of before; nothing where it lasts longer than nine tenths of them. */
export function timeLeft({ p50Ms, p90Ms }: Range, elapsedMs: number): { fromMs: number; toMs: number } | undefined {
  if (elapsedMs >= p90Ms) return undefined;
  return { fromMs: Math.max(0, p50Ms - elapsedMs), toMs: p90Ms - elapsedMs };
}

const silentMs = 5 * 60_000;
const leastMs = 30_000;

/** These wait for people, who may take their time. */
const ofPeople: readonly string[] = ["queue", "approval", "confirm"];

interface StuckOptions {
  times?: Pick<StepTimes, "p95Ms">;
  now: number;
  /** When something new was seen, in the step or in its log. */
  changedAt: number;
}

/** Why a step may be stuck: far over its time, or nothing has been heard of it for long. */
export function stuckBy(step: Step, { times, now, changedAt }: StuckOptions): "late" | "silent" | undefined {
  if (step.progress !== "running" || step.heldUpBy || ofPeople.includes(step.name)) return undefined;
  const elapsedMs = now - Date.parse(step.startedAt);
  if (times && elapsedMs > Math.max(leastMs, 2 * times.p95Ms)) return "late";
  return now - changedAt >= silentMs ? "silent" : undefined;
}

/** What a step waits for, in AWS's words. */
export function waitsFor({ name, detail }: Step): string[] {
  const { build, stack, rollout, health } = detail;
  if (name === "build") return build ? [`CodeBuild ${build.phase ?? build.status}`] : [];
  if (name === "health") return health ? [`${health.url} ${health.statusCode ?? health.reason ?? ""}`.trim()] : [];
  const ofStack = stack?.resources.filter(({ progress }) => progress === "running") ?? [];
  return [
    ...ofStack.map(({ logicalId, status }) => `${logicalId} ${status}`),
    ...(stack && ofStack.length === 0 && stack.status ? [`${stack.stackName} ${stack.status}`] : []),
    ...(rollout ? [`ECS ${[rollout.status, rollout.stage].filter(Boolean).join(" ")}`] : []),
    ...(rollout?.targets?.reasons ?? []),
  ];
}
