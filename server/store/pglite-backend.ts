import "server-only";
import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { errorFrame, type Frame, frame, type Notification, type Reply, readReply } from "./pg-frames";

/** One user of the backend. It is told what it asked for, and what it listens to. */
export interface BackendSession {
  receive(bytes: Buffer): void;
  listensTo(channel: string): boolean;
  /** The backend is gone, and the session with it. */
  lose(last: Buffer): void;
}

const expectsReadyForQuery = new Set(["Q", "S"]);
const closeTimeoutMs = 1000;
/** It works in the thread that answers requests: so long at a stretch, and then what has come in meanwhile has its turn. */
const stretchMs = 40;
const closed = errorFrame("FATAL", "57P01", "The database in the process has been closed");

/** PGlite's one backend, taken in turns: a session has it for a batch of frames, and while it is in a transaction. */
export class PgliteBackend {
  readonly #pglite: PGlite;
  readonly #startupAnswer: Buffer;
  readonly #onLost: () => void;
  #lost = false;
  readonly #sessions = new Set<BackendSession>();
  readonly #waiting: { session: BackendSession; take: () => void }[] = [];
  #holder?: BackendSession;
  #workedMs = 0;

  private constructor(pglite: PGlite, startupAnswer: Buffer, onLost: () => void) {
    this.#pglite = pglite;
    this.#startupAnswer = startupAnswer;
    this.#onLost = onLost;
  }

  static async open(folder: string, onLost: () => void): Promise<PgliteBackend> {
    const pglite = await PGlite.create(folder, {
      // Its timer would keep an instance that has failed in memory for ever.
      startParams: [...PGlite.defaultStartParams, "-c", "log_startup_progress_interval=0"],
    });
    return new PgliteBackend(pglite, await execute(pglite, startupPacket()), onLost);
  }

  join(session: BackendSession): void {
    if (this.#lost) return session.lose(closed);
    this.#sessions.add(session);
    session.receive(this.#startupAnswer);
  }

  leave(session: BackendSession): void {
    this.#sessions.delete(session);
  }

  /** Runs the frames when it is the session's turn; the turn lasts until the backend is idle again. */
  async run(session: BackendSession, frames: Frame[]): Promise<Reply["status"]> {
    await this.#takeTurn(session);
    await this.#restNowAndThen();
    const beganAt = performance.now();
    const status = await this.#runNow(session, frames);
    this.#workedMs += performance.now() - beganAt;
    if (status === "I" || this.#lost) this.#passTurn();
    return status;
  }

  isHeldBy(session: BackendSession): boolean {
    return this.#holder === session;
  }

  /** Waits for what is under way, but not for long: a kill in the middle loses nothing either. */
  async close(): Promise<void> {
    const last: BackendSession = { receive() {}, listensTo: () => false, lose() {} };
    await Promise.race([this.#takeTurn(last), delay(closeTimeoutMs)]);
    if (this.#holder === last && !this.#lost) await this.#pglite.close();
    this.#loseSessions(closed);
    this.#passTurn();
  }

  async #takeTurn(session: BackendSession): Promise<void> {
    if (this.#holder === session) return;
    if (this.#holder) await new Promise<void>((take) => this.#waiting.push({ session, take }));
    this.#holder = session;
  }

  async #restNowAndThen(): Promise<void> {
    if (this.#workedMs < stretchMs) return;
    await nextTurn();
    this.#workedMs = 0;
  }

  #passTurn(): void {
    const next = this.#waiting.shift();
    this.#holder = next?.session;
    next?.take();
  }

  /** Frame by frame: what follows a frame that has killed the backend would make PGlite loop for ever. */
  async #runNow(session: BackendSession, frames: Frame[]): Promise<Reply["status"]> {
    let status: Reply["status"];
    for (const { type, bytes } of frames) {
      if (this.#lost) return undefined;
      const reply = readReply(await execute(this.#pglite, bytes));
      if (reply.fatal || (expectsReadyForQuery.has(type) && !reply.status)) {
        await this.#die(reply.fatal ?? "It stopped answering");
        return undefined;
      }
      for (const notification of reply.notifications) this.#deliver(notification);
      session.receive(reply.answer);
      status = reply.status;
    }
    return status;
  }

  #deliver({ channel, bytes }: Notification): void {
    for (const session of this.#sessions) if (session.listensTo(channel)) session.receive(bytes);
  }

  /** Files are closed, memory is left to the collector: a clean shutdown would write what a panic must not write. */
  async #die(reason: string): Promise<void> {
    this.#lost = true;
    await this.#pglite.fs?.closeFs();
    this.#onLost();
    this.#loseSessions(errorFrame("FATAL", "57P02", `The database in the process has failed: ${reason}`));
  }

  #loseSessions(last: Buffer): void {
    this.#lost = true;
    for (const session of [...this.#sessions]) session.lose(last);
  }
}

async function execute(pglite: PGlite, bytes: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    await pglite.execProtocolRawStream(bytes, {
      syncToFs: false,
      onRawData: (chunk) => chunks.push(Buffer.from(chunk)),
    });
  } catch (error) {
    chunks.push(errorFrame("FATAL", "57P02", error instanceof Error ? error.message : String(error)));
  }
  return Buffer.concat(chunks);
}

function startupPacket(): Buffer {
  const protocolVersion = Buffer.from([0, 3, 0, 0]);
  const body = Buffer.concat([protocolVersion, Buffer.from("user\0postgres\0database\0postgres\0\0")]);
  const { bytes } = frame("\0", body);
  return bytes.subarray(1);
}
