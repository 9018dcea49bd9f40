import "server-only";
import type { ServiceInputTypes, ServiceOutputTypes, STSClient } from "@aws-sdk/client-sts";
import type { FinalizeRequestMiddleware } from "@smithy/types";
import { type CallPriority, type CallTurn, callPriorities, turnNow } from "./call-priority";
import { callQuotas, rateOf } from "./call-quotas";
import { isThrottled } from "./problem-from-aws";
import { TokenBucket } from "./token-bucket";

/** Where calls count together. */
export interface CallPlace {
  /** Unknown for the credentials of the process, until they have been asked. */
  account?: string;
  region: string;
}

/** Where nobody looks and nothing goes on, an account is asked twice a minute, over all its Regions. */
const idleRate = { burst: 1, perSecond: 2 / 60 };

// One for the whole process: clients of routes and of runs take of the same quota.
const own = globalThis as typeof globalThis & { slipwayCallBuckets?: Map<string, TokenBucket> };

function bucketOf(key: string, rate: () => { burst: number; perSecond: number }): TokenBucket {
  own.slipwayCallBuckets ??= new Map();
  const bucket = own.slipwayCallBuckets.get(key) ?? new TokenBucket(rate());
  own.slipwayCallBuckets.set(key, bucket);
  return bucket;
}

/** Each call, and each repetition of it, waits for its turn in its account's, Region's and operation's share of the quota. */
export function keepToBudget(service: string, client: { middlewareStack: unknown }, place: CallPlace): void {
  const wait: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next, context) => async (args) => {
    const action = `${prefixOf[service] ?? service}:${(context.commandName ?? "").replace(/Command$/, "")}`;
    const bucket = quotaBucket(place, action);
    await takeTurn(place, bucket);
    try {
      return await next(args);
    } catch (error) {
      if (isThrottled(error)) bucket.slowDown();
      throw error;
    }
  };
  // As with named clients: any client's stack takes this shape. Before it is signed: a signature that has waited is old.
  (client.middlewareStack as STSClient["middlewareStack"]).addRelativeTo(wait, {
    name: "keepToBudget",
    relation: "before",
    toMiddleware: "httpSigningMiddleware",
  });
}

/** Clients whose IAM prefix is another word. */
const prefixOf: Readonly<Record<string, string>> = {
  elb: "elasticloadbalancing",
  autoScaling: "application-autoscaling",
  tagging: "tag",
};

function quotaBucket({ account = "own", region }: CallPlace, action: string): TokenBucket {
  const quota = callQuotas.find(({ actions }) => actions.test(action));
  if (!quota) throw new Error(`No quota is for ${action}`);
  const kind = quota.bucket === "others" ? action.split(":")[0] : quota.bucket;
  return bucketOf(`${account}/${region}/${kind}`, () => rateOf(quota, region));
}

async function takeTurn({ account = "own" }: CallPlace, bucket: TokenBucket): Promise<void> {
  const turn = turnNow();
  if (turn.priority === "action") return bucket.takeOnCredit();
  if (turn.priority === "idle")
    await takeIdly(
      bucketOf(`${account}/idle`, () => idleRate),
      turn,
    );
  await bucket.take(rankOf(turn.hurried?.aborted ? "screen" : turn.priority), turn.signal);
}

/** Until somebody wants it after all. */
async function takeIdly(bucket: TokenBucket, { signal, hurried }: CallTurn): Promise<void> {
  if (!hurried) return bucket.take(0, signal);
  if (hurried.aborted) return;
  await bucket.take(0, signal ? AbortSignal.any([signal, hurried]) : hurried).catch((error: unknown) => {
    if (!hurried.aborted) throw error;
  });
}

function rankOf(priority: CallPriority): number {
  return callPriorities.indexOf(priority);
}
