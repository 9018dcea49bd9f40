import "server-only";
import { findRaisedAlarms } from "@/server/aws/alarms";
import type { AwsClients } from "@/server/aws/clients";
import { listStacksUnderWay } from "@/server/aws/stacks-under-way";
import { readRollouts, readTargets } from "./read-rollouts";
import { type KnownClusters, lookAt, readServices } from "./read-services";
import { RecentBuilds } from "./recent-builds";
import { StackWorks, stackIdOf } from "./stack-works";
import type { KnownService, TargetState } from "./target-state";
import type { WatchGaps } from "./watch-gaps";

/** Read into the picture in one go: then it is shown, and the rest comes with the next look. */
const unreadAtOnce = 60;
const alarmsEveryMs = 30_000;
const stacksEveryMs = 30_000;
const buildsEveryMs = { atWork: 10_000, else: 60_000 };
const targetsEveryMs = 3_000;
/** Steady targets are looked at again in turn, by so many calls for each hundred of the sweep. */
const turnShare = 0.05;
const turnAgainMs = 5 * 60_000;

/** One target as it is read: what is known, what was missed, and when each part was read last. */
export class TargetLook {
  private readonly clusters: KnownClusters = { arns: [], readAt: 0 };
  private alarmsAt = 0;
  private stacksAt = 0;
  private buildsAt = 0;
  private readonly builds = new RecentBuilds();
  private readonly stackWorks: StackWorks;
  private turns = 0;

  constructor(
    readonly state: TargetState,
    readonly gaps: WatchGaps,
    /** How many times oftener than is meant for AWS. */
    private readonly hurry = 1,
  ) {
    this.stackWorks = new StackWorks(state);
  }

  /** All services. Answers whether AWS has told of all of them. */
  async sweep(aws: AwsClients): Promise<boolean> {
    const { state, gaps } = this;
    const isComplete = await gaps.attempt("services", async () => {
      await readServices(aws, state, this.clusters);
      return true;
    });
    if (!isComplete) return false;
    await allOf([this.readAlarms(aws), this.readStacks(aws), this.readBuilds(aws)]);
    return true;
  }

  /** Those that ECS works on, again. */
  async lookAtInFlight(aws: AwsClients): Promise<void> {
    const arns = this.state.inFlight().map(({ seen }) => seen.serviceArn);
    if (arns.length > 0) await this.gaps.attempt("services", () => lookAt(aws, this.state, arns));
  }

  /** Of what has changed: what is deployed, how that goes, and how its targets are. */
  async readDeeper(aws: AwsClients, isSweep: boolean): Promise<void> {
    const { state, gaps } = this;
    const unread = state.unread();
    const active = state.inFlight().filter(({ seen }) => seen.status === "ACTIVE");
    const deeper = [...new Set([...active, ...unread])].slice(0, Math.max(active.length, unreadAtOnce));
    if (deeper.length > 0) {
      const marks = deeper.map(({ seen }) => seen.mark);
      const areRead = await gaps.attempt("rollouts", async () => {
        await readRollouts(aws, deeper);
        return true;
      });
      const changed = deeper.filter(({ seen }) => areRead && isOlder(seen.targets?.at, targetsEveryMs));
      await gaps.attempt("targets", () => readTargets(aws, changed));
      if (areRead) this.nameCommits(deeper);
      if (areRead) for (const [index, { seen }] of deeper.entries()) seen.readFor = marks[index];
    }
    if (isSweep) await gaps.attempt("targets", () => readTargets(aws, [...this.ill(), ...this.inTurn()]));
  }

  /** Something is known to have changed and was not read yet. */
  hasUnread(): boolean {
    return this.gaps.isDue("rollouts") && this.state.unread().length > 0;
  }

  private ill(): KnownService[] {
    return [...this.state.services.values()].filter(({ seen: { targets } }) => {
      return targets && targets.healthy < targets.total && isOlder(targets.at, targetsEveryMs);
    });
  }

  /** ECS tells of ill targets only when it takes them away: so all are looked at now and then. */
  private inTurn(): KnownService[] {
    const calls = Math.ceil(this.state.services.size / 10);
    this.turns = Math.min(this.turns + calls * turnShare, calls);
    const count = Math.floor(this.turns);
    const old = [...this.state.services.values()].filter(
      ({ seen: { targets } }) => targets && isOlder(targets.at, turnAgainMs),
    );
    const next = old
      .sort((one, other) => ((one.seen.targets?.at ?? "") < (other.seen.targets?.at ?? "") ? -1 : 1))
      .slice(0, count);
    this.turns -= next.length;
    return next;
  }

  private async readAlarms(aws: AwsClients): Promise<void> {
    if (Date.now() - this.alarmsAt < alarmsEveryMs / this.hurry) return;
    const services = [...this.state.services.values()];
    const raised = await this.gaps.attempt("alarms", () => findRaisedAlarms(aws, services.flatMap(alarmsOf)));
    if (!raised) return;
    this.alarmsAt = Date.now();
    for (const service of services) {
      const own = alarmsOf(service).filter((name) => raised.has(name));
      service.seen.alarms = own.length > 0 ? own : undefined;
    }
  }

  private async readBuilds(aws: AwsClients): Promise<void> {
    const everyMs = this.builds.isBuilding ? buildsEveryMs.atWork : buildsEveryMs.else;
    if (Date.now() - this.buildsAt < everyMs / this.hurry) return;
    const areRead = await this.gaps.attempt("builds", async () => {
      await this.builds.refresh(aws, this.state);
      return true;
    });
    if (!areRead) return;
    this.buildsAt = Date.now();
    this.nameCommits(this.state.services.values());
  }

  private nameCommits(services: Iterable<KnownService>): void {
    for (const { seen } of services) {
      const commit = this.builds.find(seen.revision?.imageDigest);
      if (commit && seen.revision) seen.revision = { ...seen.revision, commit };
    }
  }

  private async readStacks(aws: AwsClients): Promise<void> {
    if (Date.now() - this.stacksAt < stacksEveryMs / this.hurry) return;
    const underWay = await this.gaps.attempt("stacks", () => listStacksUnderWay(aws));
    if (!underWay) return;
    this.stacksAt = Date.now();
    for (const { seen } of this.state.services.values()) {
      seen.stackStatus = underWay.get(stackIdOf(seen) ?? "");
    }
    this.stackWorks.take(aws, underWay);
  }
}

/** Side by side: each has a quota of its own. None is left under way where one breaks off. */
async function allOf(parts: Promise<void>[]): Promise<void> {
  const broken = (await Promise.allSettled(parts)).find(({ status }) => status === "rejected");
  if (broken?.status === "rejected") throw broken.reason;
}

/** By name, of `arn:aws:cloudwatch:REGION:ACCOUNT:alarm:NAME`. */
function alarmsOf({ seen: { revision } }: KnownService): string[] {
  return (revision?.alarmArns ?? []).map((arn) => arn.split(":").slice(6).join(":"));
}

function isOlder(time: string | undefined, ms: number): boolean {
  return time === undefined || Date.now() - Date.parse(time) >= ms;
}
