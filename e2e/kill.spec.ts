import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";
import { readLogStream, readRunLog } from "./log-truth";
import { apiToken } from "./programs";

test.use({ setting: { speed: 40, scenario: "with-default-vpc" } });

test("a console that is killed during the build goes on with the run: one build, no line lost or twice", async ({
  world,
}) => {
  const target = await world.target();
  const id = randomUUID();
  await world.api("/api/v1/runs", { target, serviceName: "shop", createDefaultVpc: false, idempotencyKey: id, ship });
  await expect
    .poll(async () => (await step(world, id, "build"))?.detail.build?.phase, { timeout: 30_000 })
    .toBe("BUILD");

  await world.kill();
  await world.restart();

  await expect
    .poll(async () => (await world.api<{ progress: string }>(`/api/v1/runs/${id}`)).progress, { timeout: 60_000 })
    .toBe("succeeded");
  expect((await world.truth()).filter((entry) => entry.name === "codebuild.build-started")).toHaveLength(1);
  const lines = (await readRunLog(`${world.console.origin}/api/v1/runs/${id}/log`, apiToken)).filter(
    (line) => line.source === "build",
  );
  const build = (await step(world, id, "build"))?.detail.build;
  const emitted = (await readLogStream(world.sandbox.origin, build ?? {})).map(({ message = "" }) =>
    message.replace(/\n$/, ""),
  );
  expect(emitted.length).toBeGreaterThan(50);
  expect(lines.map((line) => line.text)).toEqual(emitted.flatMap((message) => message.split("\n")));
});

const ship = {
  kind: "repository",
  repositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git",
  revision: "main",
  settings: {
    containerPort: 80,
    healthCheckPath: "/health",
    cpu: "256",
    memory: 512,
    minTasks: 1,
    maxTasks: 2,
    environment: [],
  },
};

interface StepWithBuild {
  name: string;
  detail: { build?: { phase: string; logGroupName: string; logStreamName: string } };
}

async function step(
  world: { api<T>(address: string): Promise<T> },
  id: string,
  name: string,
): Promise<StepWithBuild | undefined> {
  const { steps } = await world.api<{ steps: StepWithBuild[] }>(`/api/v1/runs/${id}`);
  return steps.find((each) => each.name === name);
}
