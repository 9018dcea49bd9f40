import { expect } from "vitest";
import { GET as followPage } from "@/app/api/v1/events/route";
import { POST as revokeAll } from "@/app/api/v1/sessions/revoke-all/route";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import { GET as readTeam } from "@/app/api/v1/team/route";
import { TeamStatus } from "@/lib/domain/team-status";
import { identityCenterEnv, signedInAs, withPeople } from "@/server/access/identity-center-testing";
import { get, testIn } from "@/server/testing";
import { callsSince, targetIn, untilTeam } from "./watch-testing";

const test = testIn({ scenario: withPeople, speed: 60, withEngine: false, watchedTimes: 20, env: identityCenterEnv });

test("a target without a role to be read with is read with the rights of whoever looks, until their session ends", {
  timeout: 70_000,
}, async ({ sandbox }) => {
  const { target } = sandbox;
  const tom = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
  const before = await untilTeam(readTeam, (team) => targetIn(team, target)?.gaps[0]?.cause === "needs-sign-in");
  expect(targetIn(before, target)?.asOf).toBeUndefined();

  const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
  TeamStatus.parse(await tom.get(readTeam));
  const read = await untilTeam(readTeam, (team) => targetIn(team, target)?.asOf !== undefined);
  expect(targetIn(read, target)?.gaps).toEqual([]);
  const asked = callsSince(sandbox, from).filter(({ name }) => name.startsWith("ecs:"));
  expect(asked.length).toBeGreaterThan(0);
  for (const { principal } of asked) expect(principal).toMatch(/AWSReservedSSO_Deployer_[0-9a-f]+\/tom$/);

  const mina = await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" });
  await mina.post(revokeAll, { of: "everybody" });
  const after = await untilTeam(readTeam, (team) => targetIn(team, target)?.gaps[0]?.cause === "needs-sign-in");
  expect(targetIn(after, target)?.asOf).toBeDefined();
  const until = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(callsSince(sandbox, until).filter(({ name }) => name.startsWith("ecs:"))).toEqual([]);
});

test("a target that is saved while somebody looks is read with their rights", { timeout: 70_000 }, async ({
  sandbox,
}) => {
  const mina = await signedInAs(sandbox, "mina", { roleName: "AdministratorAccess" });
  const { cursor } = TeamStatus.parse(await mina.get(readTeam));
  const stream = await get(followPage, { query: { team: cursor }, headers: mina.headers });
  const reader = stream.body?.getReader();
  const ended = (async () => {
    while (!(await reader?.read())?.done);
  })();

  const added = `${sandbox.world.account}~eu-west-1`;
  const reach = { by: "identity-center" };
  const timeToLive = { tearsDownByItself: false };
  await mina.post(saveTarget, {
    target: added,
    alias: "added",
    colour: "plain",
    isProtected: false,
    reach,
    timeToLive,
  });
  // Asked by one who has no rights there that it could be read with.
  await untilTeam(readTeam, (team) => targetIn(team, added)?.asOf !== undefined);
  await reader?.cancel();
  await ended;
});
