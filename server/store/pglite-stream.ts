import "server-only";
import { Duplex } from "node:stream";
import { errorFrame, type Frame, frame, splitFrames } from "./pg-frames";
import type { BackendSession, PgliteBackend } from "./pglite-backend";
import { SessionScope } from "./session-scope";

const endsBatch = new Set(["Q", "S", "H"]);

interface PgliteStreamOptions {
  openBackend: () => Promise<PgliteBackend>;
  idleInTransactionTimeoutMs: number;
}

/** What a `pg` client takes for its socket: PostgreSQL's protocol, answered by a backend in this process. */
export class PgliteStream extends Duplex implements BackendSession {
  readonly #openBackend: () => Promise<PgliteBackend>;
  readonly #idleInTransactionTimeoutMs: number;
  readonly #scope = new SessionScope();
  #backend?: PgliteBackend;
  #unread: Buffer = Buffer.alloc(0);
  #batch: Frame[] = [];
  #jobs = Promise.resolve();
  #hasStarted = false;
  #isLeaving = false;
  #isLost = false;
  #idleTimer?: NodeJS.Timeout;

  constructor({ openBackend, idleInTransactionTimeoutMs }: PgliteStreamOptions) {
    super({ allowHalfOpen: false });
    this.#openBackend = openBackend;
    this.#idleInTransactionTimeoutMs = idleInTransactionTimeoutMs;
  }

  connect(): void {
    process.nextTick(() => this.emit("connect"));
  }

  // What else `pg` calls on a socket.
  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}

  receive(bytes: Buffer): void {
    if (!this.destroyed && !this.#isLost) this.push(bytes);
  }

  listensTo(channel: string): boolean {
    return this.#scope.listensTo(channel);
  }

  lose(last: Buffer): void {
    if (!this.#isLeaving) this.receive(last);
    if (!this.#isLost) this.push(null);
    this.#isLost = true;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    if (!this.#hasStarted && !this.#takeStartupPacket()) return done();
    const { frames, rest } = splitFrames(this.#unread);
    this.#unread = rest;
    for (const one of frames) {
      if (one.type === "X") this.#isLeaving = true;
      else this.#batch.push(one);
      if (endsBatch.has(one.type)) this.#queueBatch();
    }
    done();
  }

  override _final(done: () => void): void {
    this.#queue(async () => void this.destroy());
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#idleTimer);
    this.#queue(() => this.#leave());
    done(error);
  }

  /** The first packet has no letter; it asks for nothing that PGlite could give, so only its length is read. */
  #takeStartupPacket(): boolean {
    if (this.#unread.length < 4 || this.#unread.length < this.#unread.readUInt32BE(0)) return false;
    this.#unread = this.#unread.subarray(this.#unread.readUInt32BE(0));
    this.#hasStarted = true;
    this.#queue(() => this.#start());
    return true;
  }

  #queue(job: () => Promise<void>): void {
    this.#jobs = this.#jobs.then(job);
  }

  async #start(): Promise<void> {
    try {
      this.#backend = await this.#openBackend();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return this.lose(errorFrame("FATAL", "57P03", `The database in the process cannot be opened: ${reason}`));
    }
    this.#backend.join(this);
  }

  #queueBatch(): void {
    const frames = this.#batch.map((one) => this.#scope.enter(one));
    this.#batch = [];
    this.#queue(async () => {
      clearTimeout(this.#idleTimer);
      if (this.destroyed || !this.#backend) return;
      await this.#backend.run(this, frames);
      if (!this.#backend.isHeldBy(this)) return;
      this.#idleTimer = setTimeout(() => this.#giveUp(), this.#idleInTransactionTimeoutMs).unref();
    });
  }

  /** All others wait for a transaction to end, so one that has been forgotten is ended, as PostgreSQL would. */
  #giveUp(): void {
    const seconds = this.#idleInTransactionTimeoutMs / 1000;
    this.lose(errorFrame("FATAL", "25P03", `The transaction did nothing for ${seconds} s while all others waited`));
  }

  async #leave(): Promise<void> {
    const backend = this.#backend;
    if (!backend) return;
    backend.leave(this);
    if (backend.isHeldBy(this)) await backend.run(this, [frame("S"), frame("Q", "rollback\0")]);
    const last = this.#scope.leave();
    if (last.length > 0) await backend.run(this, last);
  }
}
