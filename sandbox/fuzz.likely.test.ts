import { expect } from "vitest";
import { clientConfig } from "./client-config";
import { findDangling } from "./conformance/dangling";
import { type Enums, readEnums } from "./conformance/enums";
import { type Known, knownIn, likelyInput } from "./conformance/likely-input";
import { lively } from "./conformance/lively";
import { packages } from "./conformance/packages";
import { readServiceShape, type ServiceShape } from "./protocols/shapes";
import type { Sandbox } from "./server";
import { services } from "./services";
import { chance } from "./services/logs/chance";
import { test } from "./testing";
import { World } from "./world";

const REQUESTS = 4_000;
const PARTS = 4;
const minute = 60_000;

interface Spoken {
  sdk: Record<string, new (input: unknown) => never>;
  client: { send(command: never): Promise<unknown>; destroy(): void };
  shape: ServiceShape;
  enums: Enums;
  operations: string[];
}

test.for(Array.from({ length: PARTS }, (_, part) => part))(
  "likely requests about what is there leave a world that holds together, part %i",
  { timeout: 60_000 },
  async (part, { start }) => {
    const sandbox = await start({ scenario: lively, speed: 1 });
    const spoken = await Promise.all(services.map((service) => speak(sandbox, service)));
    let drawn = 0;
    const random = () => chance("likely", part, drawn++);
    let known: Known = new Map();
    for (let sent = 0; sent < REQUESTS / PARTS; sent++) {
      if (sent % 50 === 0) {
        sandbox.world.step(minute);
        known = knownIn(sandbox.world);
      }
      const one = spoken[Math.floor(random() * spoken.length)];
      if (one) await ask(one, known, random);
    }
    sandbox.world.step(60 * minute);
    const calls = sandbox.world.truth.filter(({ type }) => type === "call");
    const ok = calls.filter(({ detail }) => detail.outcome === "ok");
    expect(ok.length).toBeGreaterThan(calls.length / 5);
    expect(
      sandbox.world.truth.filter(({ detail }) => /^Internal(Failure|Error)$/.test(String(detail.outcome))),
    ).toEqual([]);
    expect(sandbox.world.truth.filter(({ name }) => name === "sandbox.task-failed")).toEqual([]);
    expect(findDangling(sandbox.world)).toEqual([]);
    const again = new World();
    again.load(structuredClone(sandbox.world.dump()));
    for (const { inventory } of services) expect(inventory?.(again)).toEqual(inventory?.(sandbox.world));
    again.close();
  },
);

async function ask(
  { sdk, client, shape, enums, operations }: Spoken,
  known: Known,
  random: () => number,
): Promise<void> {
  const name = operations[Math.floor(random() * operations.length)] ?? "";
  const schema = shape.operations.get(name)?.input;
  const Command = sdk[`${name}Command`];
  if (!schema || !Command) return;
  await client.send(new Command(likelyInput(schema, known, enums, random))).catch(() => {});
}

async function speak(sandbox: Sandbox, service: (typeof services)[number]): Promise<Spoken> {
  const sdk = (await service.sdk()) as Spoken["sdk"];
  const [name = ""] = Object.keys(sdk).filter((key) => key.endsWith("Client") && !key.startsWith("__"));
  const Client = sdk[name] as unknown as new (config: object) => Spoken["client"];
  return {
    sdk,
    client: new Client({
      ...clientConfig(sandbox, service.signingName === "pricing" ? "us-east-1" : undefined),
      disableHostPrefix: true,
    }),
    shape: readServiceShape(sdk),
    enums: readEnums(`@aws-sdk/client-${packages[service.signingName]}`),
    // Its stream has no end of its own.
    operations: Object.keys(service.operations).filter((operation) => operation !== "StartLiveTail"),
  };
}
