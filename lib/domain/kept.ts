import { hoursPerMonth } from "./cost";

/** Of what a service keeps: each is read of AWS by itself, and may be missing by itself. */
export const keptParts = ["logs", "images", "builds"] as const;
export type KeptPart = (typeof keptParts)[number];

/** Where a service keeps its logs and images: names of log groups and of repositories. */
export interface KeptIn {
  logGroupNames: string[];
  repositories: string[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What a month has of something that was counted for a while. Of less than a day nothing is made up: it is taken for a day's. */
export function inMonth(amount: number, since: number, until: number): number {
  const hours = Math.max(until - since, dayMs) / hourMs;
  return (amount * hoursPerMonth) / hours;
}

export interface PaidBuild {
  startedAt: number;
  /** None while it goes on. */
  endedAt?: number;
}

/** Each build is paid for by the minute that it has begun. */
export function minutesOf(builds: readonly PaidBuild[], now: number): number {
  return builds.reduce((sum, { startedAt, endedAt = now }) => sum + Math.ceil((endedAt - startedAt) / 60_000), 0);
}

/** What each of them uses comes to: of what others use too, an equal share. */
export function shareOut(
  users: readonly { serviceArn: string; uses: readonly string[] }[],
  amounts: ReadonlyMap<string, number>,
): Map<string, number> {
  const sharers = new Map<string, number>();
  for (const name of users.flatMap(({ uses }) => uses)) sharers.set(name, (sharers.get(name) ?? 0) + 1);
  const shareOf = (name: string) => (amounts.get(name) ?? 0) / (sharers.get(name) ?? 1);
  return new Map(users.map(({ serviceArn, uses }) => [serviceArn, uses.reduce((sum, name) => sum + shareOf(name), 0)]));
}
