import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { GET as readTeam } from "@/app/api/v1/team/route";
import type { ActivityRecord } from "@/lib/domain/activity";
import { OutsideWork } from "@/lib/domain/outside-work";
import type { TeamService, TeamStatus } from "@/lib/domain/team-status";
import { describeServices } from "@/server/aws/ecs";
import { readScaling } from "@/server/aws/express-scaling";
import { findOwnerStack } from "@/server/aws/stack-parameter";
import { getAwsClients, getStore } from "@/server/context";
import { openRun } from "@/server/store/open-run";
import { deployInput, get, post, testIn } from "@/server/testing";
import { untilTeam, untilWorksSeen } from "@/server/watch/watch-testing";
import { GET as listOutside } from "../outside/route";
import { POST as resume } from "../resume/route";
import { POST as pause } from "./route";

const test = testIn({ scenario: "idle-services", withEngine: false, watchedTimes: 20 });

const call = (handler: typeof pause, target: string, serviceName: string) =>
  post(handler, {}, { params: { target, serviceName } });

/** As the board shows the service. */
const isPaused =
  (isWanted: (row: TeamService) => boolean) =>
  ({ targets }: TeamStatus) =>
    targets.some(({ services }) => services.some((row) => row.serviceName === "quiet" && isWanted(row)));

async function settled(serviceName: string, tasks: number) {
  const aws = await getAwsClients();
  for (let look = 0; look < 300; look++) {
    const [service] = await describeServices(aws, "default", [serviceName]);
    const isDone =
      service?.runningCount === tasks && service.desiredCount === tasks && service.revisionArns.length === 1;
    if (isDone) return { ...service, scaling: await readScaling(aws, service.serviceArn) };
    await delay(100);
  }
  throw new Error(`${serviceName} does not come to ${tasks} tasks`);
}

async function acts(): Promise<string[]> {
  const { records }: { records: ActivityRecord[] } = await (await get(listActivity)).json();
  return records.flatMap(({ action, subject, result }) =>
    action.endsWith("-service") ? [`${action} ${subject} ${result}`] : [],
  );
}

async function worksOutside(target: string, serviceName: string, since: string): Promise<OutsideWork[]> {
  const { works } = await (await get(listOutside, { params: { target, serviceName } })).json();
  return OutsideWork.array()
    .parse(works)
    .filter(({ startedAt }) => startedAt >= since);
}

describe("a pause", { timeout: 120_000 }, () => {
  test("takes a service's tasks away and nothing else, and a resume gives them back", async ({ sandbox }) => {
    const before = await settled("quiet", 2);
    const begunAt = new Date().toISOString();
    const paused = await call(pause, sandbox.target, "quiet");
    expect([paused.status, await paused.json()]).toEqual([
      200,
      { serviceName: "quiet", clusterName: "default", minTasks: 0 },
    ]);
    const { scaling } = await settled("quiet", 0);
    expect(scaling).toEqual({ ...before.scaling, minTaskCount: 0 });
    expect((await call(pause, sandbox.target, "quiet")).status).toBe(200);
    await untilTeam(
      readTeam,
      isPaused(({ pause: seen }) => seen?.by !== undefined),
    );

    const resumed = await call(resume, sandbox.target, "quiet");
    expect(await resumed.json()).toMatchObject({ minTasks: 2 });
    const after = await settled("quiet", 2);
    await untilTeam(
      readTeam,
      isPaused(({ pause: seen }) => seen === undefined),
    );
    expect(after.scaling).toEqual(before.scaling);
    await untilWorksSeen(sandbox.target, "quiet", ["rollout"], begunAt);
    expect(await worksOutside(sandbox.target, "quiet", begunAt)).toEqual([]);
    expect((await acts()).slice(0, 2)).toEqual(["resume-service quiet done", "resume-service quiet intended"]);
    expect(await acts()).toContain("pause-service quiet done");
  });

  test("of a service in a stack goes through the stack's parameter, so that its next change keeps it", async ({
    sandbox,
  }) => {
    const { serviceArn } = await settled("stacked", 1);
    const begunAt = new Date().toISOString();
    const paused = await call(pause, sandbox.target, "stacked");
    expect(await paused.json()).toMatchObject({ minTasks: 0, stackName: "stacked-service" });
    const aws = await getAwsClients();
    expect((await findOwnerStack(aws, serviceArn))?.parameters.MinTaskCount).toBe("0");
    expect((await call(pause, sandbox.target, "stacked")).status).toBe(200);
    await settled("stacked", 0);
    // Its stack's change may be over before the next look at stacks; what was seen of it is not told.
    await untilWorksSeen(sandbox.target, "stacked", ["rollout"], begunAt);
    expect(await worksOutside(sandbox.target, "stacked", begunAt)).toEqual([]);
  });

  test("is refused where the stack's template has no parameter for it", async ({ sandbox }) => {
    const refused = await call(pause, sandbox.target, "fixed");
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      kind: "cannot-be-paused",
      detail: expect.stringContaining("fixed-service"),
    });
  });

  test("is refused while a run of the service is under way, and for a service that is not there", async ({
    sandbox,
  }) => {
    const input = deployInput(sandbox.target, { serviceName: "busy", idempotencyKey: randomUUID() });
    await openRun(await getStore(), { input, by: { who: "test", door: "slipway" } });
    expect(await (await call(pause, sandbox.target, "busy")).json()).toMatchObject({
      kind: "run-in-progress",
      runId: input.idempotencyKey,
    });
    expect((await call(pause, sandbox.target, "nothing")).status).toBe(404);
    expect((await call(pause, sandbox.target, "not a name")).status).toBe(400);
  });

  test("that was not Slipway's is no business of a resume", async ({ sandbox }) => {
    const unchanged = await call(resume, sandbox.target, "quiet");
    expect(await unchanged.json()).toMatchObject({ minTasks: 2 });
  });
});
