import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { GET as followPage } from "@/app/api/v1/events/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { GET as listRuns } from "@/app/api/v1/runs/route";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { Role } from "@/lib/domain/role";
import type { StackChange } from "@/lib/domain/stack-change";
import { hashOf, newSecret } from "@/server/access/secret";
import { getStore } from "@/server/context";
import { apiTokens } from "@/server/store/access-schema";
import { endRun } from "@/server/store/end-run";
import { insertGrant } from "@/server/store/grants";
import { appendLogPage } from "@/server/store/log-pages";
import { openRun } from "@/server/store/open-run";
import { closeLog } from "@/server/store/runs";
import { noteStep } from "@/server/store/steps";
import { publish } from "@/server/store/topics";
import { deployInput, get, settingsOfShop, signedIn, testIn } from "@/server/testing";

const test = testIn({ withEngine: false });

const target = "111122223333~eu-west-1";
const secret = "canary-of-a-secret-value";

const ships: [string, StartRunInput["ship"]][] = [
  [
    "image",
    {
      kind: "image",
      imageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1",
      settings: { ...settingsOfShop, environment: [{ name: "DATABASE_PASSWORD", value: secret }] },
    },
  ],
  [
    "templates",
    {
      kind: "templates",
      healthCheckPath: "/",
      buildStack: { stackName: "build", template: "Resources: {}", parameters: { Token: secret } },
      serviceStack: { stackName: "service", template: "Resources: {}", parameters: { Password: secret } },
    },
  ],
];

/** One variable alone, and a whole container at once, as CloudFormation may tell it. */
const changeOfSecrets: StackChange = {
  ...{ action: "Modify", logicalId: "Service", resourceType: "AWS::ECS::ExpressGatewayService", risks: [] },
  properties: [
    { name: "PrimaryContainer/Environment/0/Value", before: `old-${secret}`, after: secret },
    { name: "PrimaryContainer", after: JSON.stringify({ Environment: [{ Name: "PASSWORD", Value: secret }] }) },
  ],
};

async function openWith(ship: StartRunInput["ship"], serviceName = `shop-${ship.kind}`): Promise<string> {
  const store = await getStore();
  const input = deployInput(target, { ship, serviceName });
  await openRun(store, { input, by: { who: "test", door: "slipway" } });
  await noteStep(store, { runId: input.idempotencyKey, name: "preview" }, { changes: [changeOfSecrets] });
  return input.idempotencyKey;
}

async function personWith(role: Role) {
  const id = `identity-center:${role}`;
  const given = { id: `${role} of the test`, target, role, subjectKind: "person", subject: id } as const;
  await insertGrant((await getStore()).db, { ...given, createdBy: "test" });
  return signedIn({ person: { id, name: role, groups: [] }, method: "identity-center" });
}

async function firstEvent(headers: Record<string, string>, run: string) {
  const reader = (await get(followPage, { query: { run }, headers })).body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  return { text: new TextDecoder().decode(value), reader };
}

describe("values that a run was started with", () => {
  test.for(ships)("are for those who may deploy there alone: %s", async ([, ship], { sandbox: _ }) => {
    const run = await openWith(ship);
    for (const [role, sees] of [
      ["viewer", false],
      ["deployer", true],
    ] as const) {
      const headers = await personWith(role);
      const read = await (await get(readRun, { params: { id: run }, headers })).text();
      const { text, reader } = await firstEvent(headers, run);
      await reader?.cancel();
      expect([role, read.includes(secret), text.includes(secret)]).toEqual([role, sees, sees]);
      expect(read).toMatch(/DATABASE_PASSWORD|Password/);
    }
  });

  test("and what its build prints are not for screens", async ({ sandbox: _ }) => {
    const [, ship] = ships[0] ?? [];
    if (!ship) throw new Error("There is no ship");
    const run = await openWith(ship, "on-the-wall");
    const store = await getStore();
    const line = "a line that was printed";
    const lines = [{ at: new Date(0).toISOString(), source: "build" as const, text: line }];
    await appendLogPage(store, {
      owner: { of: "run", id: run },
      stream: "s",
      from: undefined,
      to: "1",
      source: "build",
      lines,
    });
    const wall = newSecret();
    await store.db.insert(apiTokens).values({
      ...{ id: randomUUID(), name: "wall", kind: "wall", role: "viewer", targets: [], createdBy: "test" },
      ...{ hash: hashOf(wall), expiresAt: new Date(Date.now() + 60_000) },
    });
    await endRun(store, run, { progress: "failed" });
    await closeLog(store, run);
    const ofViewer = await (await get(followPage, { query: { run }, headers: await personWith("viewer") })).text();
    const shown = await get(followPage, { query: { run }, headers: { authorization: `Bearer ${wall}` } });
    const text = await shown.text();
    expect([ofViewer.includes(line), text.includes(line)]).toEqual([true, false]);
    expect(text).toContain("DATABASE_PASSWORD");
    expect(text).not.toContain(secret);
    const address = "https://on-the-wall.ecs.ap-northeast-1.on.aws";
    await store.pool.query("update runs set endpoint = $2 where id = $1", [run, address]);
    const read = async (headers: Record<string, string>) =>
      (await get(readRun, { params: { id: run }, headers })).text();
    expect(await read(await personWith("viewer"))).toContain(address);
    const listed = async () => (await get(listRuns, { headers: { authorization: `Bearer ${wall}` } })).text();
    expect([await read({ authorization: `Bearer ${wall}` }), await listed()].join()).not.toContain(address);
    await store.pool.query(`update api_tokens set shows = '["links"]' where hash = $1`, [hashOf(wall)]);
    expect(await read({ authorization: `Bearer ${wall}` })).toContain(address);
    expect(await listed()).toContain(address);
  });

  test("are seen no longer, on an open page too, by whoever may only look from now on", async ({ sandbox: _ }) => {
    const [, ship] = ships[0] ?? [];
    if (!ship) throw new Error("There is no ship");
    const run = await openWith(ship, "watched");
    const headers = await personWith("deployer");
    await personWith("viewer");
    const store = await getStore();
    const viewer = { target, role: "viewer", subjectKind: "person", subject: "identity-center:deployer" } as const;
    await insertGrant(store.db, { ...viewer, id: "what stays", createdBy: "test" });
    const { reader } = await firstEvent(headers, run);
    await store.pool.query("delete from grants where id = 'deployer of the test'");
    await publish(store, "rights");
    for (;;) if ((await reader?.read())?.done) break;
    expect(await (await get(readRun, { params: { id: run }, headers })).text()).not.toContain(secret);
  });
});
