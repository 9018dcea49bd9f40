import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/log";
import { listJustEnded } from "@/server/store/latest-runs";
import type { Store } from "@/server/store/open-store";
import { forgetViewers, listLastLooks } from "@/server/store/target-viewers";
import { subscribe } from "@/server/store/topics";
import { WatchLocks } from "@/server/store/watch-lock";
import { SweepPace } from "./sweep-pace";
import { type OpenReader, TargetWatch } from "./target-watch";

interface WatchOptions {
  store: Store;
  openReader: OpenReader;
  /** Those that there are to watch. */
  listTargets: () => Promise<string[]>;
  /** Others share the database: each target has one that watches it. */
  isReplica: boolean;
  /** How many times oftener than is meant for AWS the targets are read: a sandbox takes any number of calls. */
  hurry?: number;
}

const listEveryMs = 3_000;
/** While nobody looks, nobody adds a target either. */
const quietListEveryMs = 10 * 60_000;
const quietAfterS = 60;
const forgetEveryMs = 3_600_000;
const manyServices = 2_000;
/** What there is to do for a service that is read again, about. */
const msOfService = 0.5;

/** All targets that this process watches for the whole fleet. */
class WatchFleet {
  private readonly watched = new Map<string, { watch: TargetWatch; ending: AbortController; ended: Promise<void> }>();
  private readonly locks: WatchLocks | undefined;
  private readonly ending = new AbortController();
  private listed: { at: number; targets: string[] } | undefined;
  private forgotAt = 0;
  private readonly pace = new SweepPace();
  private looping: Promise<void> | undefined;
  /** One after the other, the larger ones with some time between: ten thousand services are no small thing to read. */
  private beginning: Promise<void> = Promise.resolve();
  /** Runs of which it is known already that they have ended. */
  private ended: ReadonlySet<string> = new Set();

  constructor(private readonly options: WatchOptions) {
    this.locks = options.isReplica ? new WatchLocks(options.store) : undefined;
  }

  async begin(): Promise<void> {
    const { store } = this.options;
    await subscribe(store, ["looks"], () => this.wake(), this.ending.signal);
    await subscribe(store, ["runs"], () => this.lookAfterRuns(), this.ending.signal);
    this.looping = this.loop();
  }

  async end(): Promise<void> {
    this.ending.abort();
    for (const target of [...this.watched.keys()]) this.stop(target);
    await this.looping;
    await this.locks?.giveAll();
  }

  private wake(): void {
    for (const { watch } of this.watched.values()) watch.wake();
  }

  /** A run that has ended has changed something: whoever opens the board next shall see it there. */
  private lookAfterRuns(): void {
    // By name and not by time: the time of an end is that of the beginning of what writes it down.
    listJustEnded(this.options.store)
      .then((runs) => {
        const news = runs.filter(({ id }) => !this.ended.has(id));
        this.ended = new Set(runs.map(({ id }) => id));
        for (const target of new Set(news.map((run) => run.target))) this.watched.get(target)?.watch.lookSoon();
      })
      .catch((error) => {
        if (!this.options.store.pool.ending) log().debug({ err: error }, "The ends of runs could not be read");
      });
  }

  private async loop(): Promise<void> {
    const { store } = this.options;
    const { signal } = this.ending;
    while (!signal.aborted && !store.pool.ending) {
      await this.tend().catch((error) => {
        if (!store.pool.ending) log().warn({ err: error }, "The targets to watch could not be listed");
      });
      await sleep(listEveryMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  private async tend(): Promise<void> {
    const targets = new Set(await this.list());
    for (const target of this.watched.keys()) if (!targets.has(target)) await this.leave(target);
    for (const target of targets) await this.take(target);
    if (Date.now() - this.forgotAt < forgetEveryMs) return;
    this.forgotAt = Date.now();
    await forgetViewers(this.options.store);
  }

  private async list(): Promise<string[]> {
    const { store, listTargets } = this.options;
    if (this.listed) {
      const ago = Math.min(...(await listLastLooks(store)).values());
      const everyMs = ago < quietAfterS ? 0 : quietListEveryMs;
      if (Date.now() - this.listed.at < everyMs) return this.listed.targets;
    }
    this.listed = { at: Date.now(), targets: await listTargets() };
    return this.listed.targets;
  }

  private async take(target: string): Promise<void> {
    if (this.watched.has(target) || this.ending.signal.aborted) return;
    if (this.locks && !(await this.locks.take(target, () => this.stop(target)))) return;
    const { store, openReader, hurry } = this.options;
    const watch = new TargetWatch(store, target, openReader, hurry, () => this.stretch());
    const begun = this.beginning.then(() => watch.begin());
    this.beginning = begun.then(
      () => sleep(watch.size * msOfService, undefined, { ref: false }),
      () => {},
    );
    const ending = new AbortController();
    const running = begun.then(() => watch.run(ending.signal));
    const ended = running.catch((error) => {
      if (!store.pool.ending) log().error({ err: error, target }, "A target is not watched any more");
      this.stop(target); // the next round takes it again
    });
    this.watched.set(target, { watch, ending, ended });
  }

  /** Few services are not what makes a process busy. */
  private stretch(): number {
    const services = [...this.watched.values()].reduce((sum, { watch }) => sum + watch.size, 0);
    return services > manyServices ? this.pace.now() : 1;
  }

  private stop(target: string): void {
    this.watched.get(target)?.ending.abort();
    this.watched.delete(target);
  }

  private async leave(target: string): Promise<void> {
    const ended = this.watched.get(target)?.ended;
    this.stop(target);
    await ended;
    await this.locks?.give(target);
  }
}

// Shared by all bundles of the process; kept by store, since tests open several.
const own = globalThis as typeof globalThis & { slipwayFleet?: WeakMap<Store, WatchFleet> };

/** Begins to watch all targets that no other process watches. */
export async function launchWatching(options: WatchOptions): Promise<{ end(): Promise<void> }> {
  const fleet = new WatchFleet(options);
  own.slipwayFleet ??= new WeakMap();
  own.slipwayFleet.set(options.store, fleet);
  await fleet.begin();
  return fleet;
}

/** Whether this process takes part in the watching: it is of no use to wait for what nobody reads. */
export function isWatching(store: Store): boolean {
  return own.slipwayFleet?.has(store) ?? false;
}
