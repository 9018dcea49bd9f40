import "server-only";
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
  request as send,
} from "node:http";
import type { AddressInfo } from "node:net";
import { DBOS } from "@dbos-inc/dbos-sdk";
import { getStore } from "@/server/context";
import { launchEngine } from "./launch";

/** A call that changes something, and on which side of its effect the process dies. */
interface Kill {
  call: string;
  side: "before" | "after";
}

/**
 * Stands between the console and the sandbox, and kills the console at every call that changes something: once before it reaches
 * AWS, and once when AWS has acted and its answer is not known. What is dead has no way to the database or to AWS any more.
 */
export class Killer {
  readonly kills: Kill[] = [];
  private server?: Server;
  private killed: () => void = () => {};
  private isDead = false;

  constructor(
    private readonly awsOrigin: string,
    private readonly options: { kills: boolean } = { kills: true },
  ) {}

  /** A way to AWS for a console that begins to live; resolves `death` when it is killed. */
  async open(): Promise<{ death: Promise<void> }> {
    this.isDead = false;
    const death = new Promise<void>((resolve) => {
      this.killed = resolve;
    });
    const server = createServer((asked, answer) => {
      this.pass(asked, answer).catch(() => answer.destroy()); // whoever asked is dead
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.server = server;
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { death };
  }

  close(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (this.isDead) return;
    const side = this.sideOf(callOf(asked, body.toString()));
    if (side === "before") return this.kill();
    const { status, headers, text } = await this.forward(asked, body);
    if (side === "after") return this.kill();
    if (!this.isDead) answer.writeHead(status, headers).end(text);
  }

  /** Every call dies on its first try before, on its second after, and lives on its third. */
  private sideOf(call: string | undefined): Kill["side"] | undefined {
    if (!call || !this.options.kills) return undefined;
    const before = this.kills.filter((kill) => kill.call === call).length;
    const side = (["before", "after"] as const)[before];
    if (side) this.kills.push({ call, side });
    return side;
  }

  private kill(): void {
    this.isDead = true;
    this.killed();
  }

  private forward(
    asked: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; headers: OutgoingHttpHeaders; text: Buffer }> {
    return new Promise((resolve, reject) => {
      const options = { method: asked.method, headers: asked.headers, agent: false as const };
      const onward = send(new URL(asked.url ?? "/", this.awsOrigin), options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 500, headers: response.headers, text: Buffer.concat(chunks) }),
        );
      });
      onward.on("error", reject);
      onward.end(body);
    });
  }
}

const reads = /^(Describe|List|Get|BatchGet|Head|Search|Simulate|Lookup|Filter)/;

/** The operation and what it is about, where it changes something. */
function callOf({ headers }: IncomingMessage, body: string): string | undefined {
  const target = String(headers["x-amz-target"] ?? "")
    .split(".")
    .at(-1);
  const operation = target || new URLSearchParams(body).get("Action") || "";
  if (operation === "" || reads.test(operation)) return undefined;
  const about = target ? aboutJson(body) : aboutQuery(new URLSearchParams(body));
  return `${operation} ${about}`;
}

function aboutJson(body: string): string {
  const { clientRequestToken: _, ...input } = JSON.parse(body);
  return JSON.stringify(input);
}

function aboutQuery(form: URLSearchParams): string {
  return [...form].filter(([name]) => !["Action", "Version"].includes(name)).join(" ");
}

/**
 * The process ends without a word, and another begins with the same data folder. What the dead one still believes to do fails for
 * want of a database and of AWS, and has failed before the next one lives.
 */
export async function restart(killer: Killer): Promise<{ death: Promise<void> }> {
  await (await getStore()).close().catch(() => {});
  killer.close();
  await DBOS.shutdown({ workflowCompletionTimeoutMS: 20_000 });
  Object.assign(globalThis, { slipway: undefined });
  const life = await killer.open();
  await launchEngine();
  return life;
}

/** Between two lives nothing can be read: what is looked at is looked at again. */
export async function throughKills<T>(look: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof Error) || /^(The run is not as|Not as) expected/.test(error.message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

interface Lives<Run> {
  /** Asks for the run, and answers with its id. */
  start: () => Promise<string>;
  /** Looks until it has ended. */
  untilEnded: (id: string) => Promise<Run>;
  /** What happens while nobody lives. */
  meanwhile?: () => void;
}

/** A run from its start to its end, with the console brought back to life as often as it is killed. */
export async function runThroughKills<Run>(killer: Killer, lives: Lives<Run>): Promise<Run> {
  let life = await restart(killer);
  const id = await lives.start();
  let end = () => {};
  const over = new Promise<"over">((resolve) => {
    end = () => resolve("over");
  });
  const killing = (async () => {
    while ((await Promise.race([life.death, over])) !== "over") {
      lives.meanwhile?.();
      life = await restart(killer);
    }
  })();
  const run = await throughKills(() => lives.untilEnded(id));
  end();
  await killing;
  return run;
}
