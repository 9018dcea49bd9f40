import "server-only";
import type { PoolClient } from "pg";
import type { Store } from "./open-store";

/** Two numbers name an advisory lock: the first is ours, the second the target's. */
const lockClass = 0x51_1c;

/**
 * The locks by which one process of the fleet watches a target. All are held by one connection: with it, when it is lost or the
 * process ends, all are free, and others take them.
 */
export class WatchLocks {
  private client: Promise<PoolClient> | undefined;
  private readonly held = new Map<string, () => void>();

  constructor(private readonly store: Store) {}

  /** False when another process has it; `onLost` is called when it is not ours any more. */
  async take(target: string, onLost: () => void): Promise<boolean> {
    if (this.held.has(target)) return true;
    const client = await this.connected();
    const { rows } = await client.query("select pg_try_advisory_lock($1, hashtext($2)) as taken", [lockClass, target]);
    if (rows[0]?.taken !== true) return false;
    this.held.set(target, onLost);
    return true;
  }

  async give(target: string): Promise<void> {
    if (!this.held.delete(target)) return;
    const client = await this.connected();
    await client.query("select pg_advisory_unlock($1, hashtext($2))", [lockClass, target]);
  }

  async giveAll(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.held.clear();
    this.client = undefined;
    client?.release(true);
  }

  private connected(): Promise<PoolClient> {
    this.client ??= this.connect().catch((error) => {
      this.client = undefined;
      throw error;
    });
    return this.client;
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.store.pool.connect();
    client.once("end", () => {
      if (!this.client) return; // given up by ourselves
      this.client = undefined;
      client.release(true);
      const lost = [...this.held.values()];
      this.held.clear();
      for (const onLost of lost) onLost();
    });
    return client;
  }
}
