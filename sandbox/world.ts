import { type Account, defaultAccount } from "./accounts";
import { Clock } from "./clock";
import type { FaultPlan } from "./faults";
import { shareStrings, shareStringsOfRows } from "./shared-strings";
import { type Task, TaskQueue } from "./task-queue";
import { type TruthEntry, TruthLog } from "./truth-log";

/** Where something is. Services that are global in an account (IAM) use the region `aws-global`. */
export interface Scope {
  account: string;
  region: string;
}

/** What is saved of a world; the truth log is kept apart, since it only grows at its end. */
export interface WorldDump {
  accounts?: Account[];
  tables: Map<string, Map<string, unknown>>;
  tasks: readonly Task[];
  nextTaskId: number;
  settings: Record<string, unknown>;
  offsetMs: number;
  faultPlan?: FaultPlan;
}

/** What is done when its place is first looked at. */
interface Deferred {
  kind: string;
  payload: unknown;
}

const deferredTable = "world.deferred";

type TaskHandler = (scope: Scope, payload: never) => void;

/**
 * All that exists: tables of plain data per account, Region and name, and the work that is due. Anything structured-clone
 * can carry may be stored (Date, Map, Set), no functions and no class instances.
 */
export class World {
  readonly clock: Clock;
  readonly truthLog = new TruthLog();
  /** Set by the server: told after every change, so that the world can be saved. */
  onChange: () => void = () => {};
  onRecord: (entry: TruthEntry) => void = () => {};
  /** The first is the organisation's own. */
  accounts: Account[] = [defaultAccount];
  /** Whether keys that are not known are an administrator's. */
  anyCredentials = true;
  /** Where the sandbox itself can be reached: `http://127.0.0.1:4566`. */
  origin = "";
  /** Settings of the scenario, by service: what AWS's documentation leaves open, or what shall go wrong. */
  settings: Record<string, unknown> = {};
  /** What shall go wrong; told and changed through `Faults`. */
  faultPlan: FaultPlan = { rules: [], seed: 1, enforceQuotas: false };
  private tables = new Map<string, Map<string, unknown>>();
  /** The same, by account, Region and name: most of what the sandbox does is looking up tables. */
  private tablesByPlace = new Map<string, Map<string, Map<string, Map<string, unknown>>>>();
  private readonly tasks = new TaskQueue();
  private readonly handlers = new Map<string, TaskHandler>();
  /** Places where something was deferred. */
  private readonly deferring = new Map<string, Scope>();
  private timer: NodeJS.Timeout | undefined;
  private nextTaskId = 1;
  private closed = false;

  constructor(clock = new Clock()) {
    this.clock = clock;
  }

  /** The rows of one kind in one place, made when first asked for: `table<Build>(scope, "codebuild.builds")`. */
  table<Row>({ account, region }: Scope, name: string): Map<string, Row> {
    if (this.deferring.size > 0 && name !== deferredTable) this.catchUp(`${account}/${region}`);
    const known = this.tablesByPlace.get(account)?.get(region)?.get(name);
    return (known ?? this.findTable(account, region, name)) as Map<string, Row>;
  }

  private findTable(account: string, region: string, name: string): Map<string, unknown> {
    const key = `${account}/${region}/${name}`;
    const rows = entryOf(this.tables, key);
    entryOf(entryOf(this.tablesByPlace, account), region).set(name, rows);
    return rows;
  }

  /** The account of callers whose keys are not known. */
  get account(): string {
    return (this.accounts[0] ?? defaultAccount).id;
  }

  get truth(): readonly TruthEntry[] {
    return this.truthLog.entries;
  }

  /** The tables of one name, in every place where there is one, or in those of one Region. */
  tablesNamed<Row>(name: string, wanted?: string): { scope: Scope; rows: ReadonlyMap<string, Row> }[] {
    for (const [place, { region }] of this.deferring) {
      if (wanted === undefined || region === wanted) this.catchUp(place);
    }
    return [...this.tables].flatMap(([key, rows]) => {
      const [account = "", region = "", found] = key.split("/");
      const isWanted = found === name && (wanted === undefined || region === wanted);
      return isWanted ? [{ scope: { account, region }, rows: rows as Map<string, Row> }] : [];
    });
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

  /** Leaves something undone until somebody looks at the place: the handler of the task's kind does it then. */
  defer({ account, region }: Scope, kind: string, payload: unknown): void {
    const scope = { account, region };
    this.table<Deferred>(scope, deferredTable).set(String(this.nextTaskId++), { kind, payload });
    this.deferring.set(`${account}/${region}`, scope);
  }

  /** For whoever makes thousands of rows, as long as they are new; `seen` are those of before. */
  shareStrings({ account, region }: Scope, seen: Set<object>): void {
    const place = `${account}/${region}/`;
    for (const [key, rows] of this.tables) if (key.startsWith(place)) shareStringsOfRows(rows, seen);
  }

  /** Runs all that is due, in order of time. Called by the timer, after a step of the clock, and after loading. */
  runDueTasks(): void {
    for (;;) {
      const due = this.tasks.first;
      if (!due || due.dueAt > this.clock.now()) break;
      this.tasks.shift();
      this.clock.holdAt(due.dueAt, () => this.run(due));
    }
    this.arm();
  }

  /** From now on durations are divided by `speed`; what is under way goes on at the new speed. */
  setSpeed(speed: number): void {
    const [now, factor] = [this.clock.now(), this.clock.speed / speed];
    this.clock.speed = speed;
    this.tasks.reset(this.tasks.list().map((task) => ({ ...task, dueAt: now + (task.dueAt - now) * factor })));
    this.arm();
  }

  /** Lets time pass at once. */
  step(stepMs: number): void {
    this.clock.offsetMs += stepMs;
    this.runDueTasks();
  }

  record(type: TruthEntry["type"], { account, region }: Scope, name: string, detail: Record<string, unknown>): void {
    const entry = this.truthLog.append({ at: this.clock.now(), type, account, region, name, detail });
    this.onRecord(entry);
    this.onChange();
  }

  dump(): WorldDump {
    const { accounts, tables, nextTaskId, settings, faultPlan } = this;
    return {
      accounts,
      tables,
      tasks: this.tasks.list(),
      nextTaskId,
      settings,
      faultPlan,
      offsetMs: this.clock.offsetMs,
    };
  }

  /** Call `runDueTasks` once the handlers are there. */
  load(dump: WorldDump, truth: readonly TruthEntry[] = []): void {
    this.tables = dump.tables;
    this.tablesByPlace.clear();
    shareStrings(dump.tables);
    for (const { scope, rows } of this.tablesNamed(deferredTable)) {
      if (rows.size > 0) this.deferring.set(`${scope.account}/${scope.region}`, scope);
    }
    this.tasks.reset(dump.tasks);
    this.nextTaskId = dump.nextTaskId;
    this.settings = dump.settings;
    this.clock.offsetMs = dump.offsetMs;
    // A world that was saved before there were several accounts has neither.
    this.accounts = dump.accounts ?? this.accounts;
    this.faultPlan = dump.faultPlan ?? this.faultPlan;
    this.truthLog.restore(truth);
  }

  /** Stops the timer; nothing happens any more. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private catchUp(place: string): void {
    const scope = this.deferring.get(place);
    if (!scope || !this.deferring.delete(place)) return;
    const rows = this.table<Deferred>(scope, deferredTable);
    const due = [...rows.values()];
    rows.clear();
    for (const { kind, payload } of due) this.run({ id: 0, dueAt: 0, kind, scope, payload });
  }

  /** One broken task must not take the rest of the world with it. */
  private run(task: Task): void {
    try {
      const handler = this.handlers.get(task.kind);
      if (!handler) throw new Error(`No handler for the task ${task.kind}`);
      handler(task.scope, task.payload as never);
      this.onChange();
    } catch (error) {
      console.error(error);
      this.record("event", task.scope, "sandbox.task-failed", { kind: task.kind, message: String(error) });
    }
  }

  private arm(): void {
    clearTimeout(this.timer);
    const { first } = this.tasks;
    if (!first || this.closed) return;
    const waitMs = Math.min(Math.max(Math.ceil(first.dueAt - this.clock.now()), 0), 2 ** 31 - 1);
    this.timer = setTimeout(() => this.runDueTasks(), waitMs);
  }
}

/** The map in a map, made when first asked for. */
function entryOf<Inner>(maps: Map<string, Map<string, Inner>>, key: string): Map<string, Inner> {
  const known = maps.get(key) ?? new Map<string, Inner>();
  maps.set(key, known);
  return known;
}
