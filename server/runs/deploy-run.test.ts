import { describe, expect } from "vitest";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { GET as readLog } from "@/app/api/v1/runs/[id]/log/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as checkTarget } from "@/app/api/v1/targets/[target]/check/route";
import type { DeployRun } from "@/lib/domain/run";
import { deployInput, get, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";

const test = testIn({ scenario: "first-deploy" });
const failureOf = (run: DeployRun) => run.steps.find((step) => step.progress === "failed");
const progressOf = (run: DeployRun) => Object.fromEntries(run.steps.map(({ name, progress }) => [name, progress]));

describe("a deploy of a repository", { timeout: 90_000 }, () => {
  test("goes from nothing to a service that answers, with one build and its whole log", async ({ sandbox }) => {
    const lostAnswer = { kind: "reset-after", service: "ec2", operation: "CreateDefaultVpc", times: 1 } as const;
    sandbox.faults.add([{ ...lostAnswer, probability: 1, latencyMs: 0, code: "", message: "", status: 500 }]);
    const input = deployInput(sandbox.target, { createDefaultVpc: true });
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey);

    expect(failureOf(run)).toBeUndefined();
    expect(run.steps.map(({ name }) => name)).toEqual([
      "check-target",
      "default-vpc",
      "build-stack",
      "build",
      "image",
      "preview",
      "confirm",
      "service-stack",
      "rollout",
      "health",
    ]);
    expect(new Set(Object.values(progressOf(run)))).toEqual(new Set(["succeeded"]));
    expect(run.steps.find((step) => step.name === "default-vpc")?.detail).toMatchObject({ makesVpc: true });
    const vpc = await (await get(checkTarget, { params: { target: sandbox.target } })).json();
    expect(JSON.stringify(vpc)).toContain('"madeBySlipway":true');
    expect(run.progress).toBe("succeeded");
    expect(await (await fetchEndpoint(run, "/health")).json()).toEqual({ status: "healthy" });
    expect(sandbox.world.truth.filter((entry) => entry.name === "codebuild.build-started")).toHaveLength(1);
    const log = await logOf(run);
    expect(log).toContain("Entering phase BUILD");
    expect(log).toContain("CREATE_COMPLETE");
    expect(log).toMatch(/event: end\ndata: \{\}\n\n$/);
  });

  test("the second one rolls out the new image in place, and the service keeps its address", async ({ sandbox }) => {
    const [before] = await endedRuns(sandbox.target);
    const { run } = await ship(deployInput(sandbox.target));

    expect(failureOf(run)).toBeUndefined();
    expect(run.progress).toBe("succeeded");
    expect(run.endpoint).toBe(before?.endpoint);
    const changes = run.steps.find((step) => step.name === "preview")?.detail.changes;
    expect(changes).toMatchObject([{ logicalId: "Service", action: "Modify", replacement: "False" }]);
    expect(imageOf(run)?.digest).not.toBe(before && imageOf(before)?.digest);
  });

  test("the image that runs already is shipped again without a change", async ({ sandbox }) => {
    const [before] = await endedRuns(sandbox.target);
    const imageUri = (before && imageOf(before)?.imageUri) ?? "";
    const { run } = await ship(
      deployInput(sandbox.target, { ship: { kind: "image", imageUri, settings: settingsOfShop } }),
    );

    expect(failureOf(run)).toBeUndefined();
    expect(run.progress).toBe("succeeded");
    expect(run.steps.find((step) => step.name === "preview")?.detail.changes).toEqual([]);
  });

  test("environment variables reach the service as they were given", async ({ sandbox }) => {
    const [before] = await endedRuns(sandbox.target);
    const imageUri = (before && imageOf(before)?.imageUri) ?? "";
    const environment = [
      { name: "GREETING", value: "hello: 'world' #1 $x \"" },
      { name: "EMPTY_", value: "" },
    ];
    const { run } = await ship(
      deployInput(sandbox.target, {
        serviceName: "shop-2",
        ship: { kind: "image", imageUri, settings: { ...settingsOfShop, environment } },
      }),
    );

    expect(failureOf(run)).toBeUndefined();
    expect(run.progress).toBe("succeeded");
  });

  test("a cancelled build is stopped, and the run ends", async ({ sandbox }) => {
    const input = deployInput(sandbox.target, { serviceName: "cancelled" });
    sandbox.world.setSpeed(40);
    await post(startRun, input);
    await untilStep(readRun, input.idempotencyKey, (step) => step.name === "build" && step.detail.build !== undefined);
    expect((await post(cancelRun, {}, { params: { id: input.idempotencyKey } })).status).toBe(200);
    const run = await untilEnded(readRun, input.idempotencyKey);
    sandbox.world.setSpeed(400);

    expect(run.progress).toBe("cancelled");
    expect(progressOf(run)).toMatchObject({ build: "cancelled", image: "waiting" });
    expect(run.steps.find((step) => step.name === "build")?.detail.build?.status).toBe("STOPPED");
    expect(await logOf(run)).toMatch(/event: end\ndata: \{\}\n\n$/);
    expect((await post(cancelRun, {}, { params: { id: run.id } })).status).toBe(409);
  });

  test("a deploy that is cancelled during its rollout goes back to what was, and ends cancelled", async ({
    sandbox,
  }) => {
    const [before] = await endedRuns(sandbox.target);
    const imageUri = (before && imageOf(before)?.imageUri) ?? "";
    const input = deployInput(sandbox.target, {
      ship: { kind: "image", imageUri, settings: { ...settingsOfShop, cpu: "512", memory: 1024 } },
    });
    sandbox.world.setSpeed(40);
    await post(startRun, input);
    await untilStep(
      readRun,
      input.idempotencyKey,
      (step) => step.name === "rollout" && step.detail.rollout !== undefined,
    );
    await post(cancelRun, {}, { params: { id: input.idempotencyKey } });
    sandbox.world.setSpeed(400);
    const run = await untilEnded(readRun, input.idempotencyKey);

    expect(run.progress).toBe("cancelled");
    expect(progressOf(run)).toMatchObject({ rollout: "cancelled", health: "waiting" });
    expect(run.steps.find((step) => step.name === "rollout")?.detail.stack?.status).toBe("UPDATE_ROLLBACK_COMPLETE");
  });

  test("a deploy that is cancelled before its change set is executed leaves neither it nor an empty stack", async ({
    sandbox,
  }) => {
    const slow = {
      kind: "latency" as const,
      service: "cloudformation",
      operation: "DescribeChangeSet",
      latencyMs: 800,
    };
    sandbox.faults.add([{ ...slow, probability: 1, code: "", message: "", status: 400 }]);
    const input = deployInput(sandbox.target, { serviceName: "unmade" });
    await post(startRun, input);
    await untilStep(
      readRun,
      input.idempotencyKey,
      (step) => step.name === "build-stack" && step.progress === "running",
    );
    await post(cancelRun, {}, { params: { id: input.idempotencyKey } });
    const run = await untilEnded(readRun, input.idempotencyKey);
    sandbox.faults.clear();

    expect(run.progress).toBe("cancelled");
    const { checks } = await (await get(checkTarget, { params: { target: sandbox.target } })).json();
    expect(JSON.stringify(checks)).not.toContain("slipway-unmade");
  });

  test("a health check path that the app does not serve fails the rollout, and the failure says what was answered", async ({
    sandbox,
  }) => {
    const revision = { repositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git", revision: "main" };
    const settings = { ...settingsOfShop, healthCheckPath: "/ping" };
    sandbox.world.setSpeed(80); // slow enough for the unhealthy targets to be seen before they are gone
    const { run } = await shipAs(sandbox.target, "pinged", { kind: "repository", ...revision, settings });
    sandbox.world.setSpeed(400);

    expect(failureOf(run)).toMatchObject({ name: "rollout", failure: { message: expect.stringMatching(/404/) } });
  });

  test("a repository that cannot be fetched fails the build, in CodeBuild's own words", async ({ sandbox }) => {
    const ship = {
      kind: "repository",
      repositoryUrl: "https://github.com/someone/does-not-exist",
      revision: "main",
      settings: settingsOfShop,
    } as const;
    const { run } = await shipAs(sandbox.target, "missing", ship);
    const failed = run.steps.find((step) => step.progress === "failed");

    expect(failed).toMatchObject({
      name: "build",
      failure: { rule: "build", message: expect.stringMatching(/^DOWNLOAD_SOURCE: /) },
    });
    expect(run.progress).toBe("failed");
  });

  async function ship(input: ReturnType<typeof deployInput>): Promise<{ run: DeployRun }> {
    const answer = await post(startRun, input);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return { run: await untilEnded(readRun, input.idempotencyKey) };
  }

  const shipAs = (target: string, serviceName: string, wanted: ReturnType<typeof deployInput>["ship"]) =>
    ship(deployInput(target, { serviceName, ship: wanted }));
});

describe("AWS failing is not the run failing", { timeout: 180_000 }, () => {
  test("a run goes through throttling, errors and broken connections", async ({ sandbox }) => {
    const before = sandbox.world.truth.at(-1)?.seq ?? 0;
    sandbox.faults.add([
      { kind: "throttle", probability: 0.3, latencyMs: 0, code: "", message: "", status: 400 },
      { kind: "error", probability: 0.1, latencyMs: 0, code: "InternalFailure", message: "no", status: 500 },
      { kind: "reset-after", probability: 0.05, latencyMs: 0, code: "", message: "", status: 500 },
    ]);
    const input = deployInput(sandbox.target, { serviceName: "stormy" });
    await untilAccepted(() => post(startRun, input));
    const run = await untilEnded(readRun, input.idempotencyKey);
    sandbox.faults.clear();

    expect(failureOf(run)).toBeUndefined();
    expect(run.progress).toBe("succeeded");
    const builds = sandbox.world.truth.filter(({ name, seq }) => name === "codebuild.build-started" && seq > before);
    expect(builds).toHaveLength(1);
  });

  test("a missing permission fails the step that needs it, with AWS's code and request id", async ({ sandbox }) => {
    sandbox.faults.add([
      {
        kind: "deny",
        service: "codebuild",
        operation: "StartBuild",
        probability: 1,
        latencyMs: 0,
        code: "",
        message: "",
        status: 400,
      },
    ]);
    const input = deployInput(sandbox.target, { serviceName: "denied" });
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey);
    sandbox.faults.clear();

    const failed = run.steps.find((step) => step.progress === "failed");
    expect(await logOf(run)).toMatch(/event: end\ndata: \{\}\n\n$/);
    expect(failed).toMatchObject({
      name: "build",
      failure: {
        rule: "aws",
        aws: { code: "AccessDeniedException", operation: "StartBuild", requestId: expect.any(String) },
      },
    });
  });

  test("a log that may not be read fails no deploy, and says in the log why it is not there", async ({ sandbox }) => {
    sandbox.faults.add([
      {
        kind: "deny",
        service: "logs",
        operation: "GetLogEvents",
        probability: 1,
        latencyMs: 0,
        code: "",
        message: "",
        status: 400,
      },
    ]);
    const input = deployInput(sandbox.target, { serviceName: "unreadable" });
    await post(startRun, input);
    const run = await untilEnded(readRun, input.idempotencyKey);
    sandbox.faults.clear();

    expect(failureOf(run)).toBeUndefined();
    expect((await logOf(run)).match(/not authorized to perform: logs:GetLogEvents/g)).toHaveLength(1);
  });
});

async function logOf({ id }: DeployRun): Promise<string> {
  return (await get(readLog, { params: { id } })).text();
}

async function untilAccepted(ask: () => Promise<Response>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await ask();
    if (answer.ok) return;
    expect([502, 503]).toContain(answer.status);
    expect(await answer.json()).toMatchObject({ aws: { code: expect.any(String) } });
  }
  throw new Error("The run was not accepted once");
}

async function endedRuns(target: string): Promise<DeployRun[]> {
  const { GET: listRuns } = await import("@/app/api/v1/runs/route");
  const { runs } = await (await get(listRuns, { query: { target, serviceName: "shop" } })).json();
  return Promise.all(runs.map(async ({ id }: { id: string }) => (await get(readRun, { params: { id } })).json()));
}

function imageOf(run: DeployRun) {
  return run.steps.find((step) => step.detail.image)?.detail.image;
}

/** By the host's name, as a load balancer tells services apart: not every system resolves names below localhost. */
function fetchEndpoint(run: DeployRun, path: string): Promise<Response> {
  const { hostname, port } = new URL(run.endpoint ?? "");
  return new Promise((resolve, reject) => {
    import("node:http").then(({ get: httpGet }) => {
      httpGet({ host: "127.0.0.1", port, path, headers: { host: `${hostname}:${port}` } }, (answer) => {
        let body = "";
        answer
          .on("data", (chunk) => (body += chunk))
          .on("end", () => resolve(new Response(body, { status: answer.statusCode })));
      }).on("error", reject);
    });
  });
}
