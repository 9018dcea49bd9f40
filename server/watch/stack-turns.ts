import "server-only";
import type { AwsClients } from "@/server/aws/clients";
import { TokenBucket } from "@/server/aws/token-bucket";

/**
 * How often deploys look at CloudFormation in one account and Region, all of them together: what it allows is unpublished, and pipelines
 * and people want some of it. One deploy alone takes all of it.
 */
const rate = { burst: 4, perSecond: 2 };

/** Who looks first: whose stack has ended, what tells of all stacks, what is begun, what a person has before them, the rest. */
const ranks = ["ended", "list", "begin", "change-set", "seen", "unseen"] as const;
export type StackTurn = (typeof ranks)[number];

// One for the whole process: Next may load this module more than once.
const own = globalThis as typeof globalThis & { slipwayStackTurns?: Map<string, TokenBucket> };

/** Waits until a deploy may look at CloudFormation once more. */
export function takeStackTurn(aws: Pick<AwsClients, "place">, turn: StackTurn): Promise<void> {
  return turnsOf(aws).take(ranks.indexOf(turn));
}

/** Whoever looks now looks in another's place: a look that can hardly tell anything yet is better left out. */
export function areStackTurnsShort(aws: Pick<AwsClients, "place">): boolean {
  return turnsOf(aws).isShort();
}

function turnsOf({ place }: Pick<AwsClients, "place">): TokenBucket {
  own.slipwayStackTurns ??= new Map();
  const key = placeKey(place);
  const bucket = own.slipwayStackTurns.get(key) ?? new TokenBucket(rate);
  own.slipwayStackTurns.set(key, bucket);
  return bucket;
}

export function placeKey({ account = "own", region }: AwsClients["place"]): string {
  return `${account}/${region}`;
}
