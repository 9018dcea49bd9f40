import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { rowKey } from "@/lib/domain/row-key";
import { atPriority, type CallPriority } from "@/server/aws/call-priority";
import { type AwsClients, pollingClients } from "@/server/aws/clients";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { listLastLooks, listViewers, type SeenViewer } from "@/server/store/target-viewers";
import { findWatchedTarget, listWatchedServices, saveLook } from "@/server/store/watched-services";
import { onScreenS } from "./looks";
import { tellSnapshot } from "./snapshots";
import { TargetLook } from "./target-look";
import { TargetState } from "./target-state";
import { isAborted, lookAborted, WatchGaps } from "./watch-gaps";

/** The rights of whoever looked last are taken for so long, if their session lasts. */
const viewerForS = 12 * 3600;

/** Opens what a target is read with; by the rights of one of those who look, where it has none of its own. */
export type OpenReader = (target: string, viewers: readonly SeenViewer[]) => Promise<Reader>;

export interface Reader {
  aws: AwsClients;
  /** Whose rights they are. */
  viewerId?: string;
}

interface Need {
  priority: CallPriority;
  /** From the beginning of one sweep to that of the next. */
  sweepEveryMs: number;
  /** Of what ECS works on. */
  inFlightEveryMs: number;
}

const onScreen = { priority: "screen", sweepEveryMs: 10_000 } as const;
const unseen = { priority: "sweep", sweepEveryMs: 60_000 } as const;
const idle = { priority: "idle", sweepEveryMs: 60_000 } as const;

/** Reads one target for as long as this process is the one that does: as often as somebody needs it. */
export class TargetWatch {
  private look: TargetLook;
  private sweptAt = 0;
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
  ) {
    this.look = new TargetLook(new TargetState([]), new WatchGaps(), hurry);
  }

  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => {
      this.turn?.ending.abort(lookAborted());
      this.wakeUp();
    });
    await this.begin();
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
  private async begin(): Promise<void> {
    const [watched, services] = await Promise.all([
      findWatchedTarget(this.store, this.target),
      listWatchedServices(this.store, this.target),
    ]);
    this.asOf = watched?.asOf;
    this.look = new TargetLook(new TargetState(services), new WatchGaps(watched?.gaps), this.hurry);
  }

  private async need(): Promise<Need> {
    const looks = await listLastLooks(this.store);
    const isSeen = (looks.get(this.target) ?? Number.POSITIVE_INFINITY) < onScreenS;
    const isAnySeen = [...looks.values()].some((ago) => ago < onScreenS);
    const count = this.look.state.inFlight().length;
    const level = isSeen ? onScreen : isAnySeen || count > 0 || this.isWanted ? unseen : idle;
    const inFlightEveryMs = !isSeen || count > 10 ? 3_000 : count > 3 ? 2_000 : 1_000;
    const { priority, sweepEveryMs } = level;
    return { priority, sweepEveryMs: sweepEveryMs / this.hurry, inFlightEveryMs: inFlightEveryMs / this.hurry };
  }

  private async lookOnce(need: Need): Promise<void> {
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

  private async read(need: Need, signal: AbortSignal): Promise<void> {
    const { look } = this;
    const { priority, sweepEveryMs } = need;
    const isSweep = Date.now() - this.sweptAt >= sweepEveryMs;
    const reader = await this.open();
    if (!reader) return;
    const aws = await pollingClients(reader.aws);
    await atPriority({ priority, signal }, async () => {
      const beganAt = new Date();
      if (isSweep && look.gaps.isDue("services")) {
        this.sweptAt = beganAt.getTime();
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

  private async save({ sweepEveryMs }: Need): Promise<void> {
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

  private async rest(need: Need): Promise<void> {
    const { gaps, state } = this.look;
    const now = Date.now();
    const nextSweep = Math.max(this.sweptAt + need.sweepEveryMs, gaps.dueAt("services"));
    const nextLook = state.inFlight().length > 0 ? now + need.inFlightEveryMs : Number.POSITIVE_INFINITY;
    const isBehind = this.look.hasUnread() && gaps.isDue("services");
    const until = isBehind ? now : Math.min(nextSweep, nextLook);
    const waking = new AbortController();
    this.wakeUp = () => waking.abort();
    await sleep(Math.max(leastRestMs, until - now), undefined, { signal: waking.signal, ref: false }).catch(() => {});
  }
}

const leastRestMs = 50;
