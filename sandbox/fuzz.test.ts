import { Agent, request } from "node:http";
import { expect } from "vitest";
import type { ServiceDefinition } from "./operation";
import { readServiceShape, type ServiceShape } from "./protocols/shapes";
import { services } from "./services";
import { test } from "./testing";
import { World } from "./world";

interface Rubbish {
  name: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

const count = 10_000;
const atOnce = 20;
const hour = 3_600_000;

test("10,000 requests of rubbish leave the sandbox alive and its world whole, and none is answered as its own mistake", async ({
  sandbox,
}) => {
  const rubbish = await makeRubbish(20_261_123);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const failed: string[] = [];
  const sendAll = async () => {
    for (let next = rubbish.pop(); next; next = rubbish.pop()) {
      const status = await send(sandbox.origin, agent, next);
      if (status >= 500 || status < 200) failed.push(`${status} ${next.name} ${next.body.toString().slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendAll));
  agent.destroy();
  expect(failed).toEqual([]);

  sandbox.world.step(24 * hour);
  expect(sandbox.world.truth.filter(({ name }) => name === "sandbox.task-failed")).toEqual([]);
  const again = new World();
  again.load(structuredClone(sandbox.world.dump()));
  for (const { inventory } of services) expect(inventory?.(again)).toEqual(inventory?.(sandbox.world));
  again.close();
}, 120_000);

function send(origin: string, agent: Agent, { method, path, headers, body }: Rubbish): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { agent, method, headers }, (response) => {
      const status = response.statusCode ?? 0;
      response.on("error", () => resolve(status));
      // A stream of events has no end of its own.
      if (response.headers["content-type"]?.includes("eventstream")) response.destroy();
      response.resume().on("close", () => resolve(status));
    });
    sent.on("error", reject).end(body);
  });
}

async function makeRubbish(seed: number): Promise<Rubbish[]> {
  const random = randomOf(seed);
  const shapes = await Promise.all(services.map(async (service) => readServiceShape(await service.sdk())));
  return Array.from({ length: count }, () => {
    const at = Math.floor(random() * services.length);
    return rubbishFor(services[at] as ServiceDefinition, shapes[at] as ServiceShape, random);
  });
}

const words = [
  "",
  "a",
  "1",
  "-1",
  "1e999",
  "true",
  "\0",
  "\u{1f600}",
  "__proto__",
  "constructor",
  "arn:aws:ecs:::",
  "arn:aws:iam::482109334517:role/none",
  "2026-11-23",
  "default",
  "x".repeat(2000),
];

function rubbishFor(service: ServiceDefinition, shape: ServiceShape, random: () => number): Rubbish {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const value = (depth: number): unknown =>
    pick([
      () => pick(words),
      () => pick(words),
      () => pick([0, -1, 1.5, 1e21, 2 ** 53]),
      () => pick([true, false, null]),
      () => (depth > 0 ? Array.from({ length: 1 + Math.floor(random() * 3) }, () => value(depth - 1)) : []),
      () => (depth > 0 ? Object.fromEntries(words.slice(0, 4).map((word) => [word, value(depth - 1)])) : {}),
    ])();
  const name = pick(Object.keys(service.operations));
  const operation = shape.operations.get(name);
  const members = operation?.input.isUnitSchema() ? [] : Object.keys(operation?.input.getMemberSchemas() ?? {});
  const input = Object.fromEntries(members.filter(() => random() < 0.6).map((member) => [member, value(3)]));
  const written = write(service, shape, name, input, () => encodeURIComponent(String(pick(words)).slice(0, 100)));
  const body = random() < 0.1 ? garbled(written.body, random) : written.body;
  const region = random() < 0.02 ? pick(["moon-base-1", "-", "eu-west-1x"]) : "eu-west-1";
  const credential = `AKIAIOSFODNN7EXAMPLE/20261123/${region}/${service.signingName}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`;
  return {
    ...written,
    name: `${service.signingName}:${name}`,
    body,
    headers: { ...written.headers, authorization, "content-length": String(body.length) },
  };
}

function write(service: ServiceDefinition, shape: ServiceShape, name: string, input: object, label: () => string) {
  const type = (content: string) => ({ "content-type": content });
  const body = Buffer.from(JSON.stringify(input));
  if (shape.protocol === "awsJson") {
    return {
      method: "POST",
      path: "/",
      headers: { ...type("application/x-amz-json-1.1"), "x-amz-target": `${shape.target}.${name}` },
      body,
    };
  }
  const route = shape.operations.get(name)?.route;
  if (route) {
    const query = new URLSearchParams(flatten(input, "", "rest").slice(0, 5));
    const path = `${route.path.replace(/\{\w+\+?\}/g, label)}${route.path.includes("?") ? "&" : "?"}${query}`;
    return { method: route.method, path, headers: type("application/json"), body };
  }
  const form = new URLSearchParams([["Action", name], ...flatten(input, "", service.signingName)]).toString();
  return { method: "POST", path: "/", headers: type("application/x-www-form-urlencoded"), body: Buffer.from(form) };
}

/** Cut off, or with bytes that are none of its own. */
function garbled(body: Buffer, random: () => number): Buffer {
  if (random() < 0.5) return body.subarray(0, Math.floor(random() * body.length));
  const copy = Buffer.from(body);
  for (let times = 0; times < 5 && copy.length > 0; times++) {
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  }
  return copy;
}

/** As Query writes an input, without a look at its shape. */
function flatten(value: unknown, path: string, signingName: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  const infix = Array.isArray(value) && signingName !== "ec2" ? ".member" : "";
  return Object.entries(value).flatMap(([key, entry]) => {
    const part = Array.isArray(value) ? `${infix}.${Number(key) + 1}` : path ? `.${key}` : key;
    return flatten(entry, path + part, signingName);
  });
}

/** The same numbers for the same seed, so that a failure can be seen again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
