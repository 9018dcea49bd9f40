import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline, Readable } from "node:stream";
import { Clock } from "./clock";
import { Control } from "./control";
import type { FaultChange } from "./fault-rule";
import { Faults } from "./faults";
import { Gateway } from "./gateway";
import { answerApproval, isApprovalPath } from "./identity-center/approval";
import { ingress } from "./ingress";
import { refuse } from "./protocols/refusals";
import { protocolLike, protocols, type WireRequest, type WireResponse } from "./protocols/wire";
import { SavedWorld } from "./saved-world";
import { findScenario, scenarios } from "./scenarios";
import type { Scenario } from "./scenarios/scenario";
import { services } from "./services";
import { World } from "./world";

export interface SandboxOptions {
  /** 0, which is the default, takes any free port. */
  port?: number;
  /** How many times faster than AWS things go. */
  speed?: number;
  /** One of the sandbox's by its name, or another. */
  scenario?: string | Scenario;
  /** Where the world is kept between starts; without it, it is forgotten. */
  dataDir?: string;
  /** Keys that are not known are an administrator's; the default where there is one account. */
  anyCredentials?: boolean;
  /** What shall go wrong besides what the scenario says. */
  faults?: FaultChange;
  /** No warnings of what the sandbox does not know. */
  quiet?: boolean;
}

export interface Sandbox {
  origin: string;
  world: World;
  faults: Faults;
  close(): Promise<void>;
}

const deployedHost = /\.on\.aws\.localhost(:\d+)?$/i;
const largestBody = 8 * 1024 * 1024;

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, speed = 1, scenario = "first-deploy", dataDir, quiet = false } = options;
  const {
    seed,
    settings,
    accounts,
    faults: planned = [],
    enforceQuotas = false,
  } = typeof scenario === "string" ? findScenario(scenario) : scenario;
  const world = new World(new Clock(speed));
  for (const service of services) service.attach?.(world);
  for (const { attach } of scenarios) attach?.(world);

  const saved = dataDir === undefined ? undefined : new SavedWorld(dataDir, world);
  if (!saved?.load()) {
    world.settings = structuredClone(settings);
    if (accounts) world.accounts = structuredClone([...accounts]);
    world.faultPlan = { rules: structuredClone([...planned]), seed: 1, enforceQuotas };
    seed(world);
  }
  world.anyCredentials = options.anyCredentials ?? world.accounts.length === 1;

  const faults = new Faults(world.faultPlan);
  if (options.faults) faults.change(options.faults);
  const warn = quiet ? () => {} : (line: string) => console.error(line);
  const gateway = new Gateway(world, services, faults, warn);
  const control = new Control(world, services, faults);
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (deployedHost.test(request.headers.host ?? "")) ingress(world, request, response);
    else await answer(request, response, { world, gateway, control });
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error) => {
      // A client that goes away in the middle is none of ours.
      if (error.code !== "ECONNRESET") console.error(error);
      response.destroy();
    });
  });
  // Longer than clients keep an idle connection, so that none is closed under a request on its way.
  server.keepAliveTimeout = 75_000;
  world.origin = `http://127.0.0.1:${await listen(server, port)}`;
  saved?.follow();
  world.runDueTasks();

  let closed: Promise<void> | undefined;
  const close = async () => {
    world.close();
    const ended = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await ended;
    saved?.close();
  };
  return {
    origin: world.origin,
    world,
    faults,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

interface Parts {
  world: World;
  gateway: Gateway;
  control: Control;
}

async function answer(request: IncomingMessage, response: ServerResponse, { world, gateway, control }: Parts) {
  const { method = "GET", url = "/", headers } = request;
  const body = await readBody(request);
  const wire: WireRequest = { method, url, headers, body: body ?? Buffer.alloc(0) };
  if (!body) return send(response, tooLarge(wire));
  if (url.startsWith("/_sandbox/")) return send(response, control.answer(wire));
  if (isApprovalPath(url)) return send(response, answerApproval(world, wire));

  const answered = await gateway.answer(wire);
  if (answered === "reset") response.destroy();
  else if (typeof answered === "object" && answered.isCut) sendHalf(response, answered);
  else if (answered !== "hang") send(response, answered);
}

/** Nothing where it is larger than AWS takes. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size <= largestBody ? Buffer.concat(chunks) : undefined;
}

function tooLarge(request: WireRequest): WireResponse {
  const name = protocolLike(request);
  return protocols[name].writeError(undefined, refuse(name, "tooLarge"), "too-large");
}

function send(response: ServerResponse, { status, headers, body }: WireResponse): void {
  if (typeof body !== "string") {
    response.writeHead(status, headers).flushHeaders();
    // Who has heard enough goes away, which ends the stream.
    pipeline(Readable.from(body), response, () => {});
    return;
  }
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

/** As much as arrives where the connection breaks in the middle of an answer. */
function sendHalf(response: ServerResponse, { status, headers, body }: WireResponse): void {
  const content = Buffer.from(typeof body === "string" ? body : "");
  response.writeHead(status, { ...headers, "content-length": content.length + 1 });
  response.write(content.subarray(0, content.length / 2), () => response.destroy());
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
