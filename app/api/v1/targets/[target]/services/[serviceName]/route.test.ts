import { describe, expect } from "vitest";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as listServices } from "@/app/api/v1/targets/[target]/services/route";
import { ServiceDetail } from "@/lib/domain/service-detail";
import { ServiceMetrics } from "@/lib/domain/service-metrics";
import { TaskLog } from "@/lib/domain/task-log";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { hour, tellPast } from "@/sandbox/scenarios/seeds/past";
import { makeSharedRoles } from "@/sandbox/scenarios/seeds/shared-roles";
import { steadyServices } from "@/sandbox/scenarios/seeds/steady-services";
import { seedExpressServices } from "@/sandbox/services/ecs/seed-express-services";
import { deployInput, get, post, testIn } from "@/server/testing";
import { POST as lock } from "./lock/route";
import { GET as readLog } from "./log/route";
import { GET as readMetrics } from "./metrics/route";
import { POST as removeNotice } from "./notice/remove/route";
import { POST as setNotice } from "./notice/route";
import { GET as readService } from "./route";
import { POST as unlock } from "./unlock/route";

const steady: Scenario = {
  name: "one-service",
  summary: "One service that has run for weeks and is asked all the time.",
  settings: {
    ec2: { defaultVpc: true },
    cloudwatch: { traffic: { requestsPerMinute: 240, target5xxPercent: 1, responseMs: 60 } },
  },
  seed: (world) =>
    tellPast(world, hour, (past) => {
      const call = past.caller("ap-northeast-1");
      const team = { names: ["shop"], roles: makeSharedRoles(call), perRepository: 1, redeployments: 0 };
      seedExpressServices(call, steadyServices(call, team));
    }),
};

const test = testIn({ scenario: steady, speed: 60, withEngine: false, watchedTimes: 20 });

type Sandbox = { target: string };
const params = ({ target }: Sandbox, serviceName = "shop") => ({ params: { target, serviceName } });

async function seen(sandbox: Sandbox): Promise<ServiceDetail> {
  await get(listServices, { params: { target: sandbox.target } });
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await get(readService, params(sandbox));
    const detail = answer.ok ? ServiceDetail.parse(await answer.json()) : undefined;
    if (detail?.row.targets) return detail;
    if (Date.now() > deadline) throw new Error(`The service is not seen: ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe("one service", { timeout: 60_000 }, () => {
  test("is shown with its tasks, their targets, its configuration and what ECS manages for it", async ({ sandbox }) => {
    const detail = await seen(sandbox);
    expect(detail).toMatchObject({ mode: "express", serviceName: "shop", row: { state: "healthy" } });
    expect(detail.tasks).toMatchObject([{ status: "RUNNING", targetState: "healthy" }]);
    expect(detail.configuration).toMatchObject({ accessType: "PUBLIC", logStreamPrefix: "ecs/Main/" });
    expect(detail.rollout?.resources.map(({ kind }) => kind)).toContain("load-balancer");
  });

  test("is read once for all who look at the same time", async ({ sandbox }) => {
    await seen(sandbox);
    await new Promise((resolve) => setTimeout(resolve, 8_500));
    const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(readService, params(sandbox))));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const calls = sandbox.world.truthLog.after(from, Number.POSITIVE_INFINITY);
    expect(calls.filter(({ name }) => name === "ecs:DescribeExpressGatewayService")).toHaveLength(1);
  });

  test("has metrics as CloudWatch counted them, by one call for all charts", async ({ sandbox }) => {
    await seen(sandbox);
    const answer = await get(readMetrics, { ...params(sandbox), query: { range: "1h" } });
    const { charts, times } = ServiceMetrics.parse(await answer.json());
    expect(times).toHaveLength(60);
    const highest = (name: string, line: number) =>
      Math.max(...(charts.find((chart) => chart.name === name)?.lines[line]?.values ?? []).map((value) => value ?? 0));
    expect(highest("requests", 0)).toBeGreaterThan(100);
    expect(highest("errors", 1)).toBeGreaterThan(0);
    expect(highest("latency", 1)).toBeGreaterThanOrEqual(highest("latency", 0));
    expect(highest("cpu", 1)).toBeLessThanOrEqual(100);
    const refused = await get(readMetrics, { ...params(sandbox), query: { range: "1y" } });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ fields: [{ field: "range", rule: "metric-range" }] });
  });

  test("tells what its tasks print, each line once", async ({ sandbox }) => {
    await seen(sandbox);
    const first = TaskLog.parse(await (await get(readLog, params(sandbox))).json());
    expect(first.logGroupName).toBeTruthy();
    const query = { reader: first.reader, after: String(first.last) };
    const next = TaskLog.parse(await (await get(readLog, { ...params(sandbox), query })).json());
    expect(next.reader).toBe(first.reader);
    expect(next.lines.every(({ number }) => number > first.last)).toBe(true);
    const other = TaskLog.parse(await (await get(readLog, { ...params(sandbox), query: { after: "7" } })).json());
    expect(other.lines.length).toBe(other.last);
  });

  test("carries a notice that all can read, until it is taken away", async ({ sandbox }) => {
    await seen(sandbox);
    const notice = { text: "Prices are wrong since noon", severity: "warning", link: "https://status.example/1" };
    expect((await post(setNotice, notice, params(sandbox))).status).toBe(200);
    expect((await seen(sandbox)).row.notice).toMatchObject(notice);
    const wrong = await post(setNotice, { ...notice, link: "javascript:alert(1)" }, params(sandbox));
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ fields: [{ field: "link", rule: "notice-link" }] });
    expect(await (await post(removeNotice, {}, params(sandbox))).json()).toEqual({});
    expect((await seen(sandbox)).row.notice).toBeUndefined();
  });

  test("that is locked is deployed by nobody until it is unlocked", async ({ sandbox }) => {
    await seen(sandbox);
    await post(lock, { reason: "Stocktaking" }, params(sandbox));
    expect((await seen(sandbox)).row.lock).toMatchObject({ reason: "Stocktaking" });
    const refused = await post(startRun, deployInput(sandbox.target));
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      kind: "service-locked",
      detail: expect.stringContaining("Stocktaking"),
    });
    expect(await (await post(unlock, {}, params(sandbox))).json()).toEqual({});
    expect((await seen(sandbox)).row.lock).toBeUndefined();
  });

  test("that nobody has seen is not found, whatever is asked of it", async ({ sandbox }) => {
    for (const route of [readService, readMetrics, readLog])
      expect((await get(route, params(sandbox, "nobody"))).status).toBe(404);
  });
});
