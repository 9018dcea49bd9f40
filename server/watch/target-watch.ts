import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { rowKey } from "@/lib/domain/row-key";
import { atPriority, type CallPriority } from "@/server/aws/call-priority";
import { type AwsClients, pollingClients } from "@/server/aws/clients";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { listViewers, type SeenViewer } from "@/server/store/target-viewers";
import { findWatchedTarget, listWatchedServices, saveLook } from "@/server/store/watched-services";
import { tellSnapshot } from "./snapshots";
import { TargetLook } from "./target-look";
import { TargetState } from "./target-state";
import { isAborted, lookAborted, WatchGaps } from "./watch-gaps";
import { findNeed, type WatchNeed } from "./watch-need";

/** The rights of whoever looked last are taken for so long, if their session lasts. */
const viewerForS = 12 * 3600;

/** Opens what a target is read with; by the rights of one of those who look, where it has none of its own. */
export type OpenReader = (target: string, viewers: readonly SeenViewer[]) => Promise<Reader>;

export interface Reader {
  aws: AwsClients;
  /** Whose rights they are. */
  viewerId?: string;
}

/** Reads one target for as long as this process is the one that does: as often as somebody needs it. */
export class TargetWatch {
  private look: TargetLook;
  private sweptAt = 0;
  /** By how much the next sweep comes before its time. */
  private headStartMs = 0;
  private isOnScreen = false;
  private asOf: Date | undefined;
  private saidGaps = "";
  private wakes = 0;
  private isWanted = false;
  private wakeUp = () => {};
  private turn: { priority: CallPriority; ending: AbortController } | undefined;
  /** Whose rights did not do, and when they are tried again. */
  private readonly unfit = new Map<string, number>();

  constructor(
    private readonly store: Store,
    readonly target: string,
    private readonly openReader: OpenReader,
    /** How many times oftener than is meant for AWS. */
    private readonly hurry = 1,
    /** How many times rarer it is read, because the process has much to do. */
    private readonly stretch = () => 1,
  ) {
    this.look = new TargetLook(new TargetState([]), new WatchGaps(), hurry);
  }

  /** How many services are known. */
  get size(): number {
    return this.look.state.services.size;
  }

  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => {
      this.turn?.ending.abort(lookAborted());
      this.wakeUp();
    });
    while (!signal.aborted) {
      const { wakes } = this;
      const need = await this.need();
      if (wakes !== this.wakes) continue;
      await this.lookOnce(need);
      if (wakes === this.wakes && !signal.aborted) await this.rest(need);
    }
  }

  /** Somebody may have begun to look: what goes slowly for nobody's sake is begun anew for theirs. */
  wake(): void {
    this.wakes++;
    this.wakeUp();
    const { priority } = this.turn ?? {};
    if (priority !== "idle" && priority !== "sweep") return;
    this.need()
      .then((need) => need.priority === "screen" && this.turn?.ending.abort(lookAborted()))
      .catch(() => {}); // the loop finds out by itself
  }

  /** Something has just changed there: it is read at once, whoever looks. */
  lookSoon(): void {
    this.isWanted = true;
    this.sweptAt = 0;
    this.wakes++;
    this.wakeUp();
    if (this.turn?.priority === "idle") this.turn.ending.abort(lookAborted());
  }

  /** Goes on from what the last process knew. */
  async begin(): Promise<void> {
    const [watched, services] = await Promise.all([
      findWatchedTarget(this.store, this.target),
      listWatchedServices(this.store, this.target),
    ]);
    this.asOf = watched?.asOf;
    this.look = new TargetLook(new TargetState(services), new WatchGaps(watched?.gaps), this.hurry);
  }

  private need(): Promise<WatchNeed> {
    const { isWanted, hurry } = this;
    const inFlight = this.look.state.inFlight().length;
    return findNeed(this.store, this.target, { inFlight, isWanted, hurry, stretch: this.stretch() });
  }

  private async lookOnce(need: WatchNeed): Promise<void> {
    const ending = new AbortController();
    this.turn = { priority: need.priority, ending };
    try {
      await this.read(need, ending.signal);
    } catch (error) {
      if (isAborted(error)) this.sweptAt = 0;
      else log().error({ err: error, target: this.target }, "A look at a target broke off");
    } finally {
      this.turn = undefined;
    }
    await this.save(need);
  }

  private async read(need: WatchNeed, signal: AbortSignal): Promise<void> {
    const { look } = this;
    const { priority } = need;
    const isSweep = Date.now() >= this.nextSweepAt(need);
    const reader = await this.open();
    if (!reader) return;
    const aws = await pollingClients(reader.aws);
    await atPriority({ priority, signal }, async () => {
      const beganAt = new Date();
      if (isSweep && look.gaps.isDue("services")) {
        this.sweptAt = beganAt.getTime();
        this.findOwnTime(need);
        // Other operations have other quotas: what the last sweep has left is read beside this one.
        const behind = look.hasUnread() ? look.readDeeper(aws, false) : Promise.resolve();
        const isComplete = await look.sweep(aws).finally(() => behind.catch(() => {}));
        await behind;
        if (!isComplete) return this.sweepFailed(reader);
        this.isWanted = false;
        this.asOf = beganAt;
        if (look.hasUnread()) await this.save(need);
      } else {
        await look.lookAtInFlight(aws);
      }
      await look.readDeeper(aws, isSweep);
    });
  }

  private nextSweepAt({ sweepEveryMs }: WatchNeed): number {
    return this.sweptAt + sweepEveryMs - this.headStartMs;
  }

  /** Whoever opens the board has all targets read at once; from the next sweep on each has a time of its own, so that many are no crowd. */
  private findOwnTime({ priority, sweepEveryMs }: WatchNeed): void {
    const isFirst = priority === "screen" && !this.isOnScreen;
    this.isOnScreen = priority === "screen";
    this.headStartMs = isFirst ? Math.random() * 0.7 * sweepEveryMs : 0;
  }

  /** Another of those who look may be able to do what this one cannot. */
  private sweepFailed({ viewerId }: Reader): void {
    this.sweptAt = 0;
    const { cause } = this.look.gaps.find("services") ?? {};
    if (!viewerId || (cause !== "denied" && cause !== "needs-sign-in")) return;
    this.unfit.set(viewerId, Date.now() + 60_000);
  }

  private async open(): Promise<Reader | undefined> {
    const viewers = await listViewers(this.store, this.target, viewerForS);
    const fit = viewers.filter(({ viewerId }) => (this.unfit.get(viewerId) ?? 0) < Date.now());
    try {
      const reader = await this.openReader(this.target, fit);
      const { cause } = this.look.gaps.find("services") ?? {};
      if (cause === "needs-sign-in" || cause === "denied") this.look.gaps.forget();
      return reader;
    } catch (error) {
      const isUnfitOnly = fit.length === 0 && viewers.length > 0 && this.look.gaps.find("services");
      if (!isUnfitOnly) this.look.gaps.note("services", error);
      return undefined;
    }
  }

  private async save({ sweepEveryMs }: WatchNeed): Promise<void> {
    const { state, gaps } = this.look;
    const said = JSON.stringify([gaps.list(), this.asOf, sweepEveryMs]);
    const unsaved = state.unsaved();
    if (unsaved.changed.length + unsaved.gone.length === 0 && said === this.saidGaps) return;
    try {
      await saveLook(this.store, {
        target: this.target,
        asOf: this.asOf,
        everyS: sweepEveryMs / 1000,
        gaps: gaps.list(),
        ...unsaved,
      });
      this.saidGaps = said;
    } catch (error) {
      state.unsave(unsaved);
      if (!this.store.pool.ending) log().warn({ err: error, target: this.target }, "A look could not be written down");
      return;
    }
    if (this.asOf) {
      await tellSnapshot(this.store, {
        target: this.target,
        asOf: this.asOf.toISOString(),
        services: state.all(),
        changed: unsaved.changed.map(({ row }) => rowKey(row)),
        gone: unsaved.gone,
      });
    }
  }

  private async rest(need: WatchNeed): Promise<void> {
    const { gaps, state } = this.look;
    const now = Date.now();
    const nextSweep = Math.max(this.nextSweepAt(need), gaps.dueAt("services"));
    const nextLook = state.inFlight().length > 0 ? now + need.inFlightEveryMs : Number.POSITIVE_INFINITY;
    const isBehind = this.look.hasUnread() && gaps.isDue("services");
    const until = isBehind ? now : Math.min(nextSweep, nextLook);
    const waking = new AbortController();
    this.wakeUp = () => waking.abort();
    await sleep(Math.max(leastRestMs, until - now), undefined, { signal: waking.signal, ref: false }).catch(() => {});
  }
}

const leastRestMs = 50;
