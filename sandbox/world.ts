import { Clock } from "./clock";

/** Work that becomes due at a time; data, so that it survives a restart. */
export interface Task {
  id: number;
  dueAt: number;
  kind: string;
  scope: Scope;
  payload: unknown;
}

/** Where something is. Services that are global in an account (IAM) use the region `aws-global`. */
export interface Scope {
  account: string;
  region: string;
}

/** One line of the truth log: a call that came in, an effect it had, or an event that happened later by itself. */
export interface TruthEntry {
  seq: number;
  /** Epoch ms on the sandbox's clock. */
  at: number;
  type: "call" | "effect" | "event";
  account: string;
  region: string;
  /** For a call: `codebuild:StartBuild`. For an effect or event: `codebuild.build-started`. */
  name: string;
  detail: Record<string, unknown>;
}

type TaskHandler = (scope: Scope, payload: never) => void;

/**
 * All that exists: tables of plain data per account, Region and name, and the work that is due. Anything structured-clone
 * can carry may be stored (Date, Map, Set), no functions and no class instances.
 */
export class World {
  readonly clock: Clock;
  readonly truth: TruthEntry[] = [];
  /** Set by the server: told after every change, so that the world can be saved. */
  onChange: () => void = () => {};
  private tables = new Map<string, Map<string, unknown>>();
  private tasks: Task[] = [];
  private handlers = new Map<string, TaskHandler>();
  private timer: NodeJS.Timeout | undefined;
  private nextTaskId = 1;
  private nextSeq = 1;
  /** Where the sandbox itself can be reached: `http://127.0.0.1:4566`. */
  origin = "";
  /** Settings of the scenario, by service: what aws-facts leaves open, or what shall go wrong. */
  settings: Record<string, unknown> = {};

  constructor(clock = new Clock()) {
    this.clock = clock;
  }

  /** The rows of one kind in one place, made when first asked for: `table<Build>(scope, "codebuild.builds")`. */
  table<Row>({ account, region }: Scope, name: string): Map<string, Row> {
    const key = `${account}/${region}/${name}`;
    let rows = this.tables.get(key);
    if (!rows) {
      rows = new Map();
      this.tables.set(key, rows);
    }
    return rows as Map<string, Row>;
  }

  /** Every table there is, for the inventory: key is `account/region/name`. */
  allTables(): ReadonlyMap<string, ReadonlyMap<string, unknown>> {
    return this.tables;
  }

  /** Registers what happens when a task of this kind is due. Call it at module load, through the service definition. */
  onTask<Payload>(kind: string, handler: (scope: Scope, payload: Payload) => void): void {
    this.handlers.set(kind, handler as TaskHandler);
  }

  /** Does something later: `awsMs` is how long AWS takes, the clock's speed shortens it. */
  schedule(scope: Scope, kind: string, awsMs: number, payload: unknown): void {
    this.tasks.push({
      id: this.nextTaskId++,
      dueAt: this.clock.now() + this.clock.scaled(awsMs),
      kind,
      scope: { account: scope.account, region: scope.region },
      payload,
    });
    this.arm();
  }

  /** Runs all that is due, in order of time. Called by the timer, after a step of the clock, and after loading. */
  runDueTasks(): void {
    for (;;) {
      const now = this.clock.now();
      const due = this.tasks.reduce<Task | undefined>(
        (first, task) =>
          task.dueAt <= now && (!first || task.dueAt < first.dueAt || (task.dueAt === first.dueAt && task.id < first.id))
            ? task
            : first,
        undefined,
      );
      if (!due) break;
      this.tasks.splice(this.tasks.indexOf(due), 1);
      const handler = this.handlers.get(due.kind);
      if (!handler) throw new Error(`No handler for the task ${due.kind}`);
      this.clock.pinned(due.dueAt, () => handler(due.scope, due.payload as never));
      this.onChange();
    }
    this.arm();
  }

  record(type: TruthEntry["type"], { account, region }: Scope, name: string, detail: Record<string, unknown>): void {
    this.truth.push({ seq: this.nextSeq++, at: this.clock.now(), type, account, region, name, detail });
    this.onChange();
  }

  dump(): unknown {
    const { tables, tasks, nextTaskId, nextSeq, truth, settings } = this;
    return { tables, tasks, nextTaskId, nextSeq, truth, settings, offsetMs: this.clock.offsetMs };
  }

  load(dump: ReturnType<World["dump"]>): void {
    const { truth, offsetMs, ...rest } = dump as Record<string, unknown> & { truth: TruthEntry[]; offsetMs: number };
    Object.assign(this, rest);
    this.truth.push(...truth);
    this.clock.offsetMs = offsetMs;
  }

  /** Stops the timer; nothing happens any more. */
  close(): void {
    clearTimeout(this.timer);
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.tasks.length === 0) return;
    const next = Math.min(...this.tasks.map((task) => task.dueAt));
    const waitMs = Math.min(Math.max(next - this.clock.now(), 0), 2 ** 31 - 1);
    this.timer = setTimeout(() => this.runDueTasks(), waitMs);
  }
}
