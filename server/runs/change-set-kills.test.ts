import { expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { deployInput, post, settingsOfShop, testIn, untilEnded } from "@/server/testing";
import { Killer, restart, throughKills } from "./kill-testing";
import { seedImages } from "./seed-testing";

const withImage: Scenario = {
  name: "with-image",
  summary: "A default VPC, and an image that somebody has pushed.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) => tellPast(world, day, (past) => seedImages(past.caller("ap-northeast-1"), ["images"])),
};

const test = testIn({ scenario: withImage, speed: 400 });

/** Of an operation that changed something: how often, and what of it says that it is the same one. */
const sent = (
  { truth }: { truth: readonly { type: string; name: string; detail: object }[] },
  name: string,
  member: string,
) =>
  truth
    .filter((entry) => entry.type === "call" && entry.name === `cloudformation:${name}`)
    .map(({ detail }) => ("parameters" in detail ? (detail.parameters as Record<string, unknown>)[member] : undefined));

test("F2: killed before and after a change set is made and executed, it is adopted: it is called after the run, and is one operation", {
  timeout: 120_000,
}, async ({ sandbox }) => {
  const killer = new Killer(sandbox.origin);
  let life = await restart(killer);
  const imageUri = `${sandbox.world.account}.dkr.ecr.ap-northeast-1.amazonaws.com/images:new`;
  const ship = { kind: "image", imageUri, settings: settingsOfShop } as const;
  const input = deployInput(sandbox.target, { createDefaultVpc: false, ship });
  await post(startRun, input);
  let end = () => {};
  const over = new Promise<"over">((resolve) => {
    end = () => resolve("over");
  });
  const killing = (async () => {
    while ((await Promise.race([life.death, over])) !== "over") life = await restart(killer);
  })();
  const run = await throughKills(() => untilEnded(readRun, input.idempotencyKey));
  end();
  await killing;
  await restart(new Killer(sandbox.origin, { kills: false }));

  expect(run.progress).toBe("succeeded");
  expect(killer.kills.map(({ call, side }) => `${call.split(" ")[0]} ${side}`)).toEqual([
    "CreateChangeSet before",
    "CreateChangeSet after",
    "ExecuteChangeSet before",
    "ExecuteChangeSet after",
  ]);
  expect(new Set(sent(sandbox.world, "CreateChangeSet", "ChangeSetName"))).toEqual(new Set([`slipway-${run.id}`]));
  expect(new Set(sent(sandbox.world, "ExecuteChangeSet", "ClientRequestToken"))).toEqual(
    new Set([`slipway-service-stack-${run.id}`]),
  );
  const effects = sandbox.world.truth.map(({ name }) => name);
  expect(effects.filter((name) => name === "cloudformation.change-set-planned")).toHaveLength(1);
  expect(effects.filter((name) => name === "cloudformation.operation-started")).toHaveLength(1);
});
