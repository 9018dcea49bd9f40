import "server-only";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { subscribe } from "@/server/store/topics";
import { listWatchedTargets } from "@/server/store/watched-services";
import { MirroredTarget } from "./mirrored-target";
import { TeamRuns } from "./team-runs";

/** What is only a newer time is told together with what else comes within this. */
const headsEveryMs = 1_000;
const retryMs = 1_000;

/** What the database knows of all services, in the memory of this process: all who look at the team are served from here. */
export class TeamMirror {
  readonly targets = new Map<string, MirroredTarget>();
  /** Of this process and this moment: numbers of another mean nothing here. */
  readonly epoch = Date.now().toString(36);
  /** Grows with every change. */
  number = 0;
  private readonly runs = new TeamRuns();
  private readonly listeners = new Set<() => void>();
  private wanted = { team: true, runs: true };
  private catchingUp: Promise<void> | undefined;
  private headTimer: NodeJS.Timeout | undefined;

  constructor(private readonly store: Store) {}

  async begin(): Promise<void> {
    const never = new AbortController().signal;
    await subscribe(this.store, ["team"], () => this.want("team"), never);
    await subscribe(this.store, ["runs"], () => this.want("runs"), never);
    await this.catchUp();
  }

  /** Called after every change until the signal ends it. */
  listen(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.listeners.add(listener);
    signal.addEventListener("abort", () => this.listeners.delete(listener));
  }

  /** All that the database knew when this was called is here when it is done. */
  async catchUp(): Promise<void> {
    if (this.catchingUp) await this.catchingUp.catch(() => {});
    this.catchingUp ??= this.read().finally(() => {
      this.catchingUp = undefined;
    });
    await this.catchingUp;
  }

  private want(what: "team" | "runs"): void {
    this.wanted[what] = true;
    this.catchUp().catch((error) => {
      if (this.store.pool.ending) return;
      log().warn({ err: error }, "What is known of the team could not be read");
      setTimeout(() => this.want(what), retryMs).unref();
    });
  }

  private async read(): Promise<void> {
    while (this.wanted.team || this.wanted.runs) {
      const wanted = this.wanted;
      this.wanted = { team: false, runs: false };
      try {
        const number = this.number + 1;
        const ofRuns = wanted.runs && (await this.readRuns(number));
        const ofTeam = wanted.team && (await this.readTeam(number));
        this.number = number;
        if (ofRuns || ofTeam) this.tell();
        else this.tellSoon();
      } catch (error) {
        this.wanted = { team: this.wanted.team || wanted.team, runs: this.wanted.runs || wanted.runs };
        throw error;
      }
    }
  }

  private async readRuns(number: number): Promise<boolean> {
    const touched = await this.runs.refresh(this.store);
    return [...touched].filter((target) => this.targets.get(target)?.composeAll(this.runs, number)).length > 0;
  }

  private async readTeam(number: number): Promise<boolean> {
    let hasChanged = false;
    for (const watched of await listWatchedTargets(this.store)) {
      const target = this.targets.get(watched.target) ?? new MirroredTarget(watched.target);
      this.targets.set(watched.target, target);
      if (target.isBehind(watched)) {
        hasChanged = (await target.catchUp(this.store, watched, this.runs, number)) || hasChanged;
      }
    }
    return hasChanged;
  }

  private tell(): void {
    clearTimeout(this.headTimer);
    this.headTimer = undefined;
    for (const listener of this.listeners) listener();
  }

  private tellSoon(): void {
    this.headTimer ??= setTimeout(() => this.tell(), headsEveryMs).unref();
  }
}

// Shared by all bundles of the process; kept by store, since tests open several.
const own = globalThis as typeof globalThis & { slipwayTeam?: WeakMap<Store, Promise<TeamMirror>> };

/** The mirror of this process, filled. */
export function teamMirror(store: Store): Promise<TeamMirror> {
  own.slipwayTeam ??= new WeakMap();
  const mirrors = own.slipwayTeam;
  const known = mirrors.get(store) ?? openMirror(store);
  mirrors.set(store, known);
  known.catch(() => mirrors.delete(store)); // the next who asks tries again
  return known;
}

async function openMirror(store: Store): Promise<TeamMirror> {
  const mirror = new TeamMirror(store);
  await mirror.begin();
  return mirror;
}
