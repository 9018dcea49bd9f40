import "server-only";
import type { ObservedService } from "@/lib/domain/observed-service";
import { rowKey } from "@/lib/domain/row-key";
import { type ServiceSigns, toServiceRow } from "@/lib/domain/service-row";
import type { LookedAtService } from "@/server/aws/service-looks";
import type { WatchedService } from "@/server/store/watched-services";

/** A service with what the latest look at it has shown. */
export interface KnownService {
  key: string;
  signs: ServiceSigns;
  seen: ObservedService;
  /** Of the latest look in this process. */
  looked?: LookedAtService;
  /** How often in a row it was not where it should be. */
  missed: number;
}

/** ECS may leave a part of what it makes unfinished: it is not waited for without end. */
const settlesWithinMs = 30 * 60_000;

/** All that this process knows of the services of one target, and what of it is not written down yet. */
export class TargetState {
  readonly services = new Map<string, KnownService>();
  private readonly saved = new Map<string, string>();
  /** As the database had them when this process began, with members in order: it has one of its own. */
  private readonly loaded = new Map<string, string>();

  constructor(saved: readonly WatchedService[]) {
    for (const { row, seen } of saved) {
      const key = rowKey(row);
      const { serviceName, clusterName, mode, tasks } = row;
      this.services.set(key, { key, seen, missed: 0, signs: { serviceName, clusterName, mode, tasks } });
      this.saved.set(key, "");
      this.loaded.set(key, textInOrder({ row, seen }));
    }
  }

  take(looked: LookedAtService): void {
    const { serviceName, clusterName, mode, tasks, lastEvent, rollout, serviceArn, status, tags, mark, createdAt } =
      looked;
    const key = rowKey(looked);
    if (status === "INACTIVE") {
      this.services.delete(key);
      return;
    }
    const known = this.services.get(key);
    const signs = { serviceName, clusterName, mode, tasks, lastEvent, rollout };
    // One that was made anew under the same name is another: of it nothing is known.
    const isSame = known?.seen.createdAt === createdAt;
    const seen = Object.assign((isSame && known?.seen) || {}, { serviceArn, status, createdAt, tags, mark });
    // What is read of it at the same time is written into the same.
    this.services.set(key, Object.assign((isSame && known) || {}, { key, signs, seen, looked, missed: 0 }));
  }

  /** It was asked for, and AWS does not know it. Twice in a row, and it is gone. */
  miss(key: string): void {
    const known = this.services.get(key);
    if (!known) return;
    known.missed++;
    if (known.missed > 1 || known.seen.status === "DRAINING") this.services.delete(key);
  }

  /** It is certainly not there any more. */
  lose(key: string): void {
    this.services.delete(key);
  }

  /** ECS works on them: they are looked at every second or so. */
  inFlight(): KnownService[] {
    return [...this.services.values()].filter(isInFlight);
  }

  /** Something went on of which more has to be read. */
  unread(): KnownService[] {
    return [...this.services.values()].filter(({ seen }) => seen.readFor !== seen.mark && seen.status === "ACTIVE");
  }

  /** What is different from what was written down; it counts as written down when this is called. */
  unsaved(): { changed: WatchedService[]; gone: string[] } {
    const changed: WatchedService[] = [];
    for (const { key, signs, seen } of this.services.values()) {
      const service = { row: toServiceRow(signs, seen), seen: { ...seen } };
      const text = JSON.stringify(service);
      if (this.saved.get(key) === text) continue;
      this.saved.set(key, text);
      const before = this.loaded.get(key);
      this.loaded.delete(key);
      if (before === undefined || before !== textInOrder(service)) changed.push(service);
    }
    const gone = [...this.saved.keys()].filter((key) => !this.services.has(key));
    for (const key of gone) {
      this.saved.delete(key);
      this.loaded.delete(key);
    }
    return { changed, gone };
  }

  /** Nothing of it was written down after all. */
  unsave({ changed, gone }: ReturnType<TargetState["unsaved"]>): void {
    for (const { row } of changed) this.saved.delete(rowKey(row));
    for (const key of gone) this.saved.set(key, "");
  }

  all(): WatchedService[] {
    return [...this.services.values()].map(({ signs, seen }) => ({
      row: toServiceRow(signs, seen),
      seen: { ...seen },
    }));
  }
}

function isInFlight({ seen: { status, deployment, revision } }: KnownService): boolean {
  if (status === "DRAINING" || deployment?.progress === "running") return true;
  const isYoung = Date.now() - Date.parse(revision?.createdAt ?? "") < settlesWithinMs;
  return revision?.isSettling === true && isYoung;
}

function textInOrder({ row, seen }: WatchedService): string {
  return JSON.stringify([row, seen], (_name, value) => (isPlainObject(value) ? inOrder(value) : value));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inOrder(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
