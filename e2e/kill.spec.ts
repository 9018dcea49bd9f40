import { expect, test } from "./fixtures";
import { readLogStream, readRunLog } from "./log-truth";
import { apiToken } from "./programs";

test.use({ setting: { speed: 12, scenario: "with-default-vpc" } });

interface Step {
  name: string;
  progress: string;
  detail: { build?: { logGroupName: string; logStreamName: string } };
}

interface Run {
  progress: string;
  steps: Step[];
}

/** In each of these the console is killed once: AWS is at work, and an answer may just be on its way. */
const killedIn = ["build-stack", "build", "service-stack", "rollout"];

test("a console that is killed in every step goes on with the run: nothing twice, no line lost", async ({ world }) => {
  const id = await world.startDeploy("shop");
  const readRun = () => world.api<Run>(`/api/v1/runs/${id}`);
  const findStep = async (name: string) => (await readRun()).steps.find((step) => step.name === name);

  for (const name of killedIn) {
    await expect
      .poll(async () => (await findStep(name))?.progress, { timeout: 60_000, intervals: [50] })
      .toBe("running");
    await new Promise((resolve) => setTimeout(resolve, 700));
    await world.kill();
    await world.restart();
  }

  await expect.poll(async () => (await readRun()).progress, { timeout: 60_000 }).toBe("succeeded");
  const effects = (await world.truth()).filter((entry) => entry.type === "effect").map((entry) => entry.name);
  expect(effects.filter((name) => name === "codebuild.build-started")).toHaveLength(1);
  expect(effects.filter((name) => name === "cloudformation.operation-started")).toHaveLength(2);
  expect(effects.filter((name) => name === "ecs.service-created")).toHaveLength(1);

  const log = await readRunLog(`${world.console.origin}/api/v1/runs/${id}/log`, apiToken);
  expect(log.map((line) => line.number)).toEqual(log.map((_, index) => index + 1));
  const shown = log.filter((line) => line.source === "build").map((line) => line.text);
  const emitted = await readLogStream(world.sandbox.origin, (await findStep("build"))?.detail.build ?? {});
  expect(emitted.length).toBeGreaterThan(50);
  expect(shown).toEqual(emitted.flatMap(({ message = "" }) => message.replace(/\n$/, "").split("\n")));
});
