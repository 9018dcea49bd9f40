const dayMs = 24 * 3_600_000;

/** `soon`: within a day, so whoever wants to keep it had better say so. */
export const endStates = ["later", "soon", "over"] as const;
export type EndState = (typeof endStates)[number];

export const longestDays = 366;

export function endStateOf(endsAt: string, now: number): EndState {
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return "over";
  return left <= dayMs ? "soon" : "later";
}

/** So many days more: from the end that there was, or from now where that is over. */
export function extendedEnd(endsAt: string | undefined, days: number, now: number): string {
  const from = Math.max(now, endsAt === undefined ? now : Date.parse(endsAt));
  return new Date(from + days * dayMs).toISOString();
}

export function isAllowedEnd(endsAt: string, now: number): boolean {
  const at = Date.parse(endsAt);
  return at > now && at <= now + longestDays * dayMs;
}

interface DeployedEnd {
  /** By whoever deploys. */
  given?: string;
  /** What is written down: null where somebody has said that there is none. */
  current?: string | null;
  /** Nobody has deployed it before, or it was torn down since. */
  isNew: boolean;
  defaultDays?: number;
  now: number;
}

/** The end date after a deploy; null and undefined both mean that there is none, and null that it was said. */
export function endAfterDeploy({ given, current, isNew, defaultDays, now }: DeployedEnd): string | null | undefined {
  if (given !== undefined) return given;
  if (current === null) return null;
  const isOver = current !== undefined && endStateOf(current, now) === "over";
  if (current !== undefined && !isOver) return current;
  return (isNew || isOver) && defaultDays !== undefined ? extendedEnd(undefined, defaultDays, now) : undefined;
}
