import { randomUUID } from "node:crypto";
import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { apiToken } from "./programs";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 40, scenario: "with-default-vpc" } });

interface Line {
  number: number;
  text: string;
  source: string;
}

test("a console that is killed during the build goes on with the run: one build, no line lost or twice", async ({ world }) => {
  const [{ target }] = (await world.api<{ targets: [{ target: string }] }>("/api/v1/targets")).targets;
  const id = randomUUID();
  await world.api("/api/v1/runs", { target, serviceName: "shop", createDefaultVpc: false, idempotencyKey: id, ship });
  await expect.poll(async () => (await step(world, id, "build"))?.detail.build?.phase, { timeout: 30_000 }).toBe("BUILD");

  await world.kill();
  await world.restart();

  await expect.poll(async () => (await world.api<{ progress: string }>(`/api/v1/runs/${id}`)).progress, { timeout: 60_000 }).toBe("succeeded");
  expect((await world.truth()).filter((entry) => entry.name === "codebuild.build-started")).toHaveLength(1);
  const lines = (await readLog(`${world.console.origin}/api/v1/runs/${id}/log`)).filter((line) => line.source === "build");
  const build = (await step(world, id, "build"))?.detail.build;
  const emitted = await readLogStream(world.sandbox.origin, build?.logGroupName, build?.logStreamName);
  expect(emitted.length).toBeGreaterThan(50);
  expect(lines.map((line) => line.text)).toEqual(emitted);
});

const ship = {
  kind: "repository",
  repositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git",
  revision: "main",
  settings: { containerPort: 80, healthCheckPath: "/health", cpu: "256", memory: 512, minTasks: 1, maxTasks: 2, environment: [] },
};

interface StepWithBuild {
  name: string;
  detail: { build?: { phase: string; logGroupName: string; logStreamName: string } };
}

async function step(world: { api<T>(address: string): Promise<T> }, id: string, name: string): Promise<StepWithBuild | undefined> {
  const { steps } = await world.api<{ steps: StepWithBuild[] }>(`/api/v1/runs/${id}`);
  return steps.find((each) => each.name === name);
}

/** The stream ends by itself when the run is over and all its lines were sent. */
async function readLog(url: string): Promise<Line[]> {
  const text = await (await fetch(url, { headers: { authorization: `Bearer ${apiToken}` } })).text();
  return [...text.matchAll(/^event: lines\ndata: (.*)$/gm)].flatMap(([, data = "[]"]) => JSON.parse(data));
}

/** What CloudWatch Logs has of a stream: the truth that the console is held against. */
async function readLogStream(endpoint: string, logGroupName?: string, logStreamName?: string): Promise<string[]> {
  const credentials = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "secret-of-the-sandbox" };
  const logs = new CloudWatchLogsClient({ endpoint, region: "ap-northeast-1", credentials });
  const messages: string[] = [];
  let token: string | undefined;
  for (;;) {
    const { events = [], nextForwardToken } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, nextToken: token, startFromHead: true }));
    messages.push(...events.map(({ message = "" }) => message.replace(/\n$/, "")));
    if (nextForwardToken === token) return messages.flatMap((message) => message.split("\n"));
    token = nextForwardToken;
  }
}
