import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";

interface Listener {
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => void>;
  close(): void;
}

const reconnectAfterMs = 1_000;

/** One connection hears all channels of the process. When it has been lost, all are told to look again. */
export function createListener(pool: Pool): Listener {
  const callbacks = new Map<string, Set<(payload: string) => void>>();
  let connection: Promise<PoolClient> | undefined;
  let isClosed = false;

  const call = (channel: string, payload: string): void => {
    for (const onPayload of callbacks.get(channel) ?? []) onPayload(payload);
  };

  const connected = (): Promise<PoolClient> => {
    connection ??= connect().catch((error) => {
      connection = undefined;
      throw error;
    });
    return connection;
  };

  async function connect(): Promise<PoolClient> {
    const client = await pool.connect();
    client.on("notification", ({ channel, payload = "" }) => call(channel, payload));
    client.once("end", () => {
      if (isClosed) return;
      connection = undefined;
      client.release(true);
      void reconnect();
    });
    for (const channel of callbacks.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
  }

  async function reconnect(): Promise<void> {
    await delay(reconnectAfterMs, undefined, { ref: false });
    if (isClosed) return;
    try {
      await connected();
      for (const channel of callbacks.keys()) call(channel, "");
    } catch {
      void reconnect();
    }
  }

  return {
    async listen(channel, onPayload) {
      callbacks.set(channel, (callbacks.get(channel) ?? new Set()).add(onPayload));
      const client = await connected();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      return () => callbacks.get(channel)?.delete(onPayload);
    },
    close() {
      isClosed = true;
      void connection?.then((client) => client.release(true));
    },
  };
}
