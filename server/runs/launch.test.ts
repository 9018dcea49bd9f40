import { DBOS } from "@dbos-inc/dbos-sdk";
import { expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { getStore } from "@/server/context";
import { openRun } from "@/server/store/open-run";
import { deployInput, testIn, untilEnded } from "@/server/testing";
import { launchEngine } from "./launch";

const test = testIn({ scenario: "first-deploy", withEngine: false });

test("a run that was written down, but not begun before the process was killed, begins at the next start", async ({
  sandbox,
}) => {
  const input = deployInput(sandbox.target, { createDefaultVpc: false });
  await openRun(await getStore(), { input, by: { who: "someone", door: "console" } });

  await launchEngine();
  const run = await untilEnded(readRun, input.idempotencyKey);
  await DBOS.shutdown();

  expect(run.steps[0]).toMatchObject({ name: "check-target", failure: { rule: "no-default-vpc" } });
});
