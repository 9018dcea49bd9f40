import { type Quota, quotas } from "./quotas";
import type { Scope } from "./world";

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** AWS's limits of calls, each a bucket of tokens that fills again. */
export class Throttling {
  private readonly buckets = new Map<string, Bucket>();

  /** The clock is the machine's, ms: clients keep real time, however fast the sandbox's own work goes. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes a token for a call, `ecs:DescribeServices`; false where none is left. */
  admit({ account, region }: Scope, action: string): boolean {
    const quota = quotaOf(action);
    if (!quota) return true;
    const regional = quota.regions?.[region];
    const [burst, perSecond] = regional === undefined ? [quota.burst, quota.perSecond] : [regional, regional];
    const key = `${account}/${region}/${quota.isShared ? quota.actions.source : action}`;
    return take(this.bucket(key, burst), { burst, perSecond, now: this.now() });
  }

  private bucket(key: string, burst: number): Bucket {
    const bucket = this.buckets.get(key) ?? { tokens: burst, filledAt: this.now() };
    this.buckets.set(key, bucket);
    return bucket;
  }
}

function take(bucket: Bucket, { burst, perSecond, now }: { burst: number; perSecond: number; now: number }): boolean {
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
  bucket.filledAt = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens--;
  return true;
}

const known = new Map<string, Quota | undefined>();

function quotaOf(action: string): Quota | undefined {
  if (!known.has(action))
    known.set(
      action,
      quotas.find(({ actions }) => actions.test(action)),
    );
  return known.get(action);
}
