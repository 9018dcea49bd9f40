import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Sandbox, startSandbox } from "../../sandbox/server";
import { startConsole } from "../programs";
import { type Call, callsOf } from "./team-calls";
import { Viewers } from "./team-viewers";
import { fleet, makeRole, own, region, saveTargets, sized } from "./team-world";

/** A sandbox with three accounts of ten, two hundred and a thousand services, and a console that watches them. */
export class Fleet {
  private constructor(
    readonly sandbox: Sandbox,
    private readonly dataDir: string,
    private running: Awaited<ReturnType<typeof startConsole>>,
    public viewers: Viewers,
  ) {}

  static async start(): Promise<Fleet> {
    const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
    const sandbox = await startSandbox({ speed: 60, scenario: fleet, quiet: true });
    const running = await startConsole({ endpoint: sandbox.origin, dataDir, credentials: own });
    for (const account of sized) {
      await makeRole(sandbox.origin, own.id, account);
      await saveTargets(running.origin, account, [region]);
    }
    return new Fleet(sandbox, dataDir, running, new Viewers(running.origin));
  }

  get origin(): string {
    return this.running.origin;
  }

  get pid(): number {
    return this.running.pid;
  }

  /** A console that begins with what the one before has known. */
  async restart(): Promise<void> {
    this.viewers.close();
    await this.running.stop();
    this.running = await startConsole({ endpoint: this.sandbox.origin, dataDir: this.dataDir, credentials: own });
    this.viewers = new Viewers(this.running.origin);
  }

  async stop(): Promise<void> {
    this.viewers.close();
    await this.running.stop();
    await this.sandbox.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** What AWS was asked for in each account, during this time. */
  async callsFor(ms: number): Promise<Measured> {
    const from = Date.now();
    await sleep(ms);
    const calls = callsOf(this.sandbox.world.truthLog.entries, from, Date.now());
    return sized.map(({ id, count }) => ({ count, calls: calls.filter(({ account }) => account === id) }));
  }
}

export type Measured = { count: number; calls: Call[] }[];
