import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * How many looks a second all runs of a Region may take together; a look is one to five calls. AWS publishes no rate for
 * CloudFormation and CodeBuild: others were throttled at eight calls a second. ECS refills 20 a second, GetLogEvents 10 in the
 * slowest Regions.
 */
const looksPerSecond = { cloudformation: 2.5, codebuild: 2.5, ecs: 2.5, logs: 6 } as const;

export type CallBucket = keyof typeof looksPerSecond;

const nextTurnAt = new Map<string, number>();

/** Waits for the next turn: one run alone hardly waits, many share the rate. */
export async function takeTurn(region: string, bucket: CallBucket): Promise<void> {
  const key = `${region}/${bucket}`;
  const now = Date.now();
  const at = Math.max(now, nextTurnAt.get(key) ?? 0);
  nextTurnAt.set(key, at + 1000 / looksPerSecond[bucket]);
  if (at > now) await sleep(at - now);
}
