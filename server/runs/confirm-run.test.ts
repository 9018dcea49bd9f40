import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { ECSClient, UpdateExpressGatewayServiceCommand } from "@aws-sdk/client-ecs";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { eq, like, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { POST as confirmRun } from "@/app/api/v1/runs/[id]/confirm/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { DeployRun } from "@/lib/domain/run";
import { buildImage, buildTemplate, makeStack, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { getStore } from "@/server/context";
import { gates } from "@/server/store/gate-schema";
import { notificationEvents } from "@/server/store/notification-schema";
import { publish } from "@/server/store/topics";
import { deployInput, get, post, settingsOfShop, testIn, untilEnded, untilStep } from "@/server/testing";
import { Killer, restart } from "./kill-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });
type Sandbox = Parameters<typeof makeStack>[0] & { target: string; world: { account: string } };

const stackName = "slipway-shop";
/** A role of its own for the tasks, and what follows from it. */
const otherRole = ({ world }: Sandbox, number = 1) => `arn:aws:iam::${world.account}:role/task-role-${number}`;
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

async function makeRoles(sandbox: Sandbox): Promise<void> {
  const iam = new IAMClient(clientConfig(sandbox, region));
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  for (const number of [1, 2, 3])
    await iam.send(new CreateRoleCommand({ RoleName: `task-role-${number}`, AssumeRolePolicyDocument }));
}

const imageOf = ({ target }: Sandbox) => {
  const [account, home] = target.split("~");
  return `${account}.dkr.ecr.${home}.amazonaws.com/shop-images:latest`;
};

function inputOf(sandbox: Sandbox, settings: Partial<typeof settingsOfShop> = {}): StartRunInput {
  const ship = { kind: "image", imageUri: imageOf(sandbox), settings: { ...settingsOfShop, ...settings } } as const;
  return deployInput(sandbox.target, { ship });
}

async function ship(sandbox: Sandbox, settings: Partial<typeof settingsOfShop> = {}): Promise<string> {
  const answer = await post(startRun, inputOf(sandbox, settings));
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()).id;
}

const stepOf = (run: DeployRun, name: string) => run.steps.find((step) => step.name === name);
const gateOf = (run: DeployRun) => stepOf(run, "confirm")?.detail.gate;
const risksOf = (run: DeployRun) =>
  (stepOf(run, "confirm")?.detail.changes ?? stepOf(run, "preview")?.detail.changes ?? []).flatMap(
    ({ risks = [] }) => risks,
  );

const untilAsked = (id: string) => untilStep(readRun, id, (step) => step.detail.gate?.state === "waiting");
const say = (id: string, body: object, headers?: Record<string, string>) =>
  post(confirmRun, body, { params: { id }, ...(headers && { headers }) });
const goOn = (run: DeployRun, more: object = {}) =>
  say(run.id, { decision: "go-on", preview: gateOf(run)?.preview ?? "", ...more });

async function stackOf(sandbox: Sandbox) {
  const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
  const { Stacks = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: stackName }));
  const { Summaries = [] } = await cloudformation.send(new ListChangeSetsCommand({ StackName: stackName }));
  const open = Summaries.filter(({ ExecutionStatus }) => !ExecutionStatus?.startsWith("EXECUTE_"));
  return { cloudformation, stack: Stacks[0], open };
}

describe("a preview", { timeout: 90_000 }, () => {
  test("of a first deploy and of more of the same asks nobody: one press ships", async ({ sandbox }) => {
    await makeStack(sandbox, "shop-build", buildTemplate, { ImageName: "shop-images" });
    await buildImage(sandbox, "shop-build-build-project");
    await makeRoles(sandbox);
    const first = await untilEnded(readRun, await ship(sandbox));
    expect(first).toMatchObject({ progress: "succeeded" });
    const second = await untilEnded(readRun, await ship(sandbox, { maxTasks: 4 }));

    expect(second).toMatchObject({ progress: "succeeded" });
    expect(gateOf(second)).toBeUndefined();
    expect(stepOf(second, "preview")?.detail.changes).toMatchObject([
      {
        ...{ logicalId: "Service", action: "Modify", replacement: "False", risks: [] },
        properties: [
          {
            ...{ name: "ScalingTarget/MaxTaskCount", before: "2", after: "4", recreation: "Never" },
            cause: { source: "ParameterReference", entity: "MaxTaskCount" },
          },
        ],
      },
    ]);
  });

  test("F13: pressed twice, or by two people, is decided once, and the second is told by whom", async ({ sandbox }) => {
    const id = await ship(sandbox, { taskRoleArn: otherRole(sandbox, 2) });
    const run = await untilAsked(id);
    const answers = await Promise.all([goOn(run), goOn(run), goOn(run)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const late = await (await say(id, { decision: "abandon", preview: gateOf(run)?.preview })).json();
    expect(late).toMatchObject({ kind: "already-decided", detail: expect.stringMatching(/passed by /) });
    expect((await untilEnded(readRun, id)).progress).toBe("succeeded");
  });

  test("that is abandoned, or whose run is cancelled, leaves the stack as it was and no change set", async ({
    sandbox,
  }) => {
    const { stack: before } = await stackOf(sandbox);
    const abandoned = await untilAsked(await ship(sandbox, { taskRoleArn: otherRole(sandbox, 1) }));
    await say(abandoned.id, { decision: "abandon", preview: gateOf(abandoned)?.preview });
    expect(await untilEnded(readRun, abandoned.id)).toMatchObject({ progress: "cancelled" });
    const cancelled = await untilAsked(await ship(sandbox, { taskRoleArn: otherRole(sandbox, 1) }));
    await post(cancelRun, {}, { params: { id: cancelled.id } });
    expect(await untilEnded(readRun, cancelled.id)).toMatchObject({ progress: "cancelled" });

    const { stack, open } = await stackOf(sandbox);
    expect(stack).toEqual(before);
    expect(open).toEqual([]);
    expect((await goOn(cancelled)).status).toBe(409);
  });

  test("that nobody decides on in a day is over, and leaves no change set", async ({ sandbox }) => {
    const { id } = await untilAsked(await ship(sandbox, { taskRoleArn: otherRole(sandbox, 1) }));
    const store = await getStore();
    await store.db.update(gates).set({ expiresAt: sql`now()` }).where(eq(gates.runId, id));
    await publish(store, `run:${id}`);
    const run = await untilEnded(readRun, id);

    expect(run).toMatchObject({ progress: "failed" });
    expect(stepOf(run, "confirm")).toMatchObject({ failure: { rule: "gate-expired" } });
    expect((await stackOf(sandbox)).open).toEqual([]);
  });

  test("that AWS has left behind is made anew and asked about anew: what is executed is what was seen", async ({
    sandbox,
  }) => {
    const run = await untilAsked(await ship(sandbox, { taskRoleArn: otherRole(sandbox, 3) }));
    const { cloudformation, stack } = await stackOf(sandbox);
    const Parameters = (stack?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => ({
      ParameterKey,
      ParameterValue: ParameterKey === "MaxTaskCount" ? "7" : ParameterValue,
    }));
    const Capabilities = ["CAPABILITY_NAMED_IAM" as const];
    await cloudformation.send(
      new UpdateStackCommand({ StackName: stackName, UsePreviousTemplate: true, Parameters, Capabilities }),
    );
    await untilAtRest(sandbox);
    await goOn(run);
    const again = await untilStep(
      readRun,
      run.id,
      ({ detail: { gate } }) => gate?.state === "waiting" && gate.preview !== gateOf(run)?.preview,
    );

    const names = stepOf(again, "confirm")?.detail.changes?.flatMap(({ properties }) =>
      properties.map(({ name }) => name),
    );
    expect(names).toContain("ScalingTarget/MaxTaskCount");
    expect((await goOn(run)).status).toBe(409);
    expect((await goOn(again)).status).toBe(200);
    expect(await untilEnded(readRun, run.id)).toMatchObject({ progress: "succeeded" });
  });
});

describe("F8, F12: the calls that make and execute a change set", { timeout: 90_000 }, () => {
  test.for(["CreateChangeSet", "ExecuteChangeSet"])(
    "F8: an answer to %s that is lost is no second change",
    async (operation, { sandbox }) => {
      const before = sandbox.world.truth.at(-1)?.seq ?? 0;
      for (const kind of ["reset-before", "reset-after"] as const)
        sandbox.faults.add([{ kind, service: "cloudformation", operation, times: 1 }]);
      const run = await untilEnded(readRun, await ship(sandbox, { maxTasks: operation === "CreateChangeSet" ? 5 : 6 }));
      sandbox.faults.clear();

      expect(run).toMatchObject({ progress: "succeeded" });
      const planned = sandbox.world.truth.filter(
        ({ name, seq }) => name === "cloudformation.change-set-planned" && seq > before,
      );
      expect(planned).toHaveLength(1);
    },
  );

  test.for([
    ["CreateChangeSet", "preview"],
    ["ExecuteChangeSet", "service-stack"],
  ] as const)(
    "F12: %s without the right to it stops at its step, which names the action",
    async ([operation, name], { sandbox }) => {
      sandbox.faults.add([{ kind: "deny", service: "cloudformation", operation }]);
      const run = await untilEnded(readRun, await ship(sandbox, { maxTasks: 9 }));
      sandbox.faults.clear();

      expect(stepOf(run, name)).toMatchObject({
        progress: "failed",
        failure: { message: expect.stringContaining(`cloudformation:${operation}`) },
      });
    },
  );
});

describe("what is as it shall be already", { timeout: 60_000 }, () => {
  test("is left alone, and the page is told so; new tasks of the same image are there for the asking", async ({
    sandbox,
  }) => {
    const { maxTasks } = settingsOfShop;
    await untilEnded(readRun, await ship(sandbox, { maxTasks }));
    const same = await untilEnded(readRun, await ship(sandbox, { maxTasks }));
    expect(same).toMatchObject({ progress: "succeeded" });
    expect(stepOf(same, "preview")?.detail.changes).toEqual([]);
    expect(stepOf(same, "service-stack")?.detail.isUnchanged).toBe(true);

    const rolloutOf = (run: DeployRun) => stepOf(run, "rollout")?.detail.rollout?.serviceDeploymentArn;
    const input = { ...inputOf(sandbox), forceNewDeployment: true };
    await post(startRun, input);
    const forced = await untilEnded(readRun, input.idempotencyKey);
    expect(forced).toMatchObject({ progress: "succeeded" });
    expect(stepOf(forced, "service-stack")?.detail.isUnchanged).toBeUndefined();
    expect(rolloutOf(forced)).not.toBe(rolloutOf(same));
  });

  test("but was changed past the stack: the preview starts from what is there, and what it takes back waits for a click", async ({
    sandbox,
  }) => {
    const ecs = new ECSClient(clientConfig(sandbox, region));
    const serviceArn = `arn:aws:ecs:${region}:${sandbox.world.account}:service/default/shop`;
    await ecs.send(
      new UpdateExpressGatewayServiceCommand({ serviceArn, scalingTarget: { minTaskCount: 1, maxTaskCount: 8 } }),
    );
    const run = await untilAsked(await ship(sandbox));
    expect(stepOf(run, "preview")?.detail.changes).toMatchObject([
      {
        ...{ logicalId: "Service", risks: ["reverts-drift"] },
        properties: [{ name: "ScalingTarget/MaxTaskCount", before: "8", after: "2", drift: { actual: "8" } }],
      },
    ]);
    expect((await goOn(run)).status).toBe(200);
    expect(await untilEnded(readRun, run.id)).toMatchObject({ progress: "succeeded" });
  });
});

test("F14: of two people who deploy a service at once the second is refused, with the first's name", {
  timeout: 60_000,
}, async ({ sandbox }) => {
  const first = await untilAsked(await ship(sandbox, { taskRoleArn: otherRole(sandbox, 1) }));
  const second = await post(startRun, inputOf(sandbox));
  expect([second.status, await second.json()]).toMatchObject([
    409,
    { kind: "run-in-progress", runId: first.id, detail: expect.stringContaining(first.startedBy) },
  ]);
  await post(cancelRun, {}, { params: { id: first.id } });
  await untilEnded(readRun, first.id);
});

test("a preview that gives the tasks another role waits for a click, also through a restart, and nothing is done before", {
  timeout: 60_000,
}, async ({ sandbox }) => {
  const { stack: before } = await stackOf(sandbox);
  const id = await ship(sandbox, { taskRoleArn: otherRole(sandbox) });
  const run = await untilAsked(id);
  expect(risksOf(run)).toEqual(["other-role"]);
  expect(gateOf(run)).toMatchObject({ need: "click", typed: "shop", state: "waiting" });

  const killer = new Killer(sandbox.origin, { kills: false });
  await restart(killer);
  expect((await stackOf(sandbox)).stack).toEqual(before);
  const other = await say(id, { decision: "go-on", preview: "another" });
  expect([other.status, await other.json()]).toMatchObject([409, { kind: "already-decided" }]);
  expect((await goOn(run)).status).toBe(200);
  expect(await untilEnded(readRun, id)).toMatchObject({ progress: "succeeded" });
  killer.close();

  const { records } = await (await get(listActivity, { query: { action: "confirm-run" } })).json();
  expect(records[0]).toMatchObject({ action: "confirm-run", runId: id, result: "done", subject: "shop" });
  const { db } = await getStore();
  const told = await db
    .select()
    .from(notificationEvents)
    .where(like(notificationEvents.id, `run-waits:${id}:%`));
  expect(told).toMatchObject([{ name: "deploy-waits", facts: { waitsFor: "confirmation" } }]);
});

async function untilAtRest(sandbox: Sandbox): Promise<void> {
  for (;;) {
    const { stack } = await stackOf(sandbox);
    if (!stack?.StackStatus?.endsWith("_IN_PROGRESS")) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
