import { ECS } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { GET as followPage } from "@/app/api/v1/events/route";
import { GET as listServices } from "@/app/api/v1/targets/[target]/services/route";
import { GET as readTeam } from "@/app/api/v1/team/route";
import type { TeamPatch } from "@/lib/domain/team-status";
import { get, testIn } from "@/server/testing";
import {
  accounts,
  callsSince,
  patchesOf,
  region,
  saveTargets,
  servicesEach,
  targetIn,
  twoAccounts,
  untilTeam,
} from "./watch-testing";

const hurry = 20;
const test = testIn({
  scenario: twoAccounts,
  speed: 60,
  withEngine: false,
  watchedTimes: hurry,
  env: { AWS_ACCESS_KEY_ID: accounts[0].accessKeyId, AWS_SECRET_ACCESS_KEY: accounts[0].secretAccessKey },
});

const hasAll = (target: string) => (team: Parameters<typeof targetIn>[0]) => {
  const services = targetIn(team, target)?.services ?? [];
  return services.length === servicesEach && services.every(({ version, targets }) => version && targets);
};

let targets: [string, string];

test("who looks at the team sees every service of every target, and how old that is", { timeout: 70_000 }, async ({
  sandbox,
}) => {
  targets = await saveTargets(sandbox);
  const [one, other] = targets;
  const team = await untilTeam(readTeam, (seen) => hasAll(one)(seen) && hasAll(other)(seen));
  for (const target of targets) {
    const { asOf = "", gaps, services } = targetIn(team, target) ?? {};
    expect(gaps).toEqual([]);
    expect(Date.now() - Date.parse(asOf)).toBeLessThan(20_000);
    expect(services).toHaveLength(servicesEach);
    expect(services?.[0]).toMatchObject({ mode: "express", state: "healthy", tasks: { running: 1, desired: 1 } });
    expect(services?.[0]?.version?.digest).toMatch(/^[0-9a-f]{12}$/);
    expect(services?.[0]?.endpoint).toMatch(/^http/);
  }
});

test("a sweep is one call for each hundred services and one for each ten, and nothing for each", async ({
  sandbox,
}) => {
  const [target] = targets;
  const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
  const asOfs = new Set<string>();
  await untilTeam(readTeam, (team) => asOfs.add(targetIn(team, target)?.asOf ?? "").size > 5);
  const ofEcs = callsSince(sandbox, from).filter(
    ({ name, account }) => account === accounts[0].id && name.startsWith("ecs:"),
  );
  // From the beginning of the first sweep to that of the last: those at the ends are not seen whole.
  const begins = ({ name }: { name: string }) => name === "ecs:ListServices";
  const whole = ofEcs.slice(ofEcs.findIndex(begins), ofEcs.findLastIndex(begins));
  const sweeps = whole.filter(begins).length;
  expect(sweeps).toBeGreaterThan(2);
  expect(whole.length / sweeps).toBeLessThanOrEqual(1.1 * (1 + Math.ceil(servicesEach / 10)) + 1 / sweeps);
});

test("a deploy from elsewhere is told as it goes, and of no other service", async ({ sandbox }) => {
  const [target] = targets;
  const { cursor } = await untilTeam(readTeam, hasAll(target));
  const ending = new AbortController();
  const answer = await get(followPage, { query: { team: cursor } });
  const { accessKeyId, secretAccessKey } = accounts[0];
  const ecs = new ECS({ endpoint: sandbox.origin, region, credentials: { accessKeyId, secretAccessKey } });
  const { serviceArns: [serviceArn = ""] = [] } = await ecs.listServices({});
  const serviceName = serviceArn.split("/").at(-1);
  const patches: TeamPatch[] = [];
  await ecs.updateExpressGatewayService({ serviceArn, cpu: "1024", memory: "4096" });
  for await (const patch of patchesOf(answer)) {
    patches.push(patch);
    const row = patch.targets.flatMap(({ changed }) => changed).find((each) => each.serviceName === serviceName);
    if (row?.state === "healthy" && patches.some((each) => JSON.stringify(each).includes('"deploying"'))) break;
  }
  ending.abort();
  const rows = patches.flatMap((patch) => patch.targets.flatMap(({ changed }) => changed));
  expect(new Set(rows.map((row) => row.serviceName))).toEqual(new Set([serviceName]));
  const deploys = rows.flatMap(({ deploy }) => deploy ?? []);
  expect(deploys[0]?.startedAt).toBeDefined();
  expect(deploys.every(({ runId }) => runId === undefined)).toBe(true);
  expect(new Set(deploys.map(({ trafficPercent }) => trafficPercent))).toContain(5);
  expect(deploys.map(({ stage }) => stage)).toContain("BAKE_TIME");
});

test("an alarm that is raised is told with its service, and is gone with its cause", async ({ sandbox }) => {
  const [target] = targets;
  const team = await untilTeam(readTeam, hasAll(target));
  const { serviceName = "", clusterName } = targetIn(team, target)?.services[0] ?? {};
  const rowOf = (seen: Parameters<typeof targetIn>[0]) =>
    targetIn(seen, target)?.services.find((each) => each.serviceName === serviceName);
  const { settings } = sandbox.world;
  settings.cloudwatch = { services: { [serviceName]: { requestsPerMinute: 600, target5xxPercent: 50 } } };
  const raised = await untilTeam(readTeam, (seen) => rowOf(seen)?.alarms !== undefined);
  expect(rowOf(raised)).toMatchObject({ alarms: [`${clusterName}/${serviceName}/RollbackAlarm`] });
  expect(targetIn(raised, target)?.services.filter(({ alarms }) => alarms)).toHaveLength(1);
  settings.cloudwatch = {};
  await untilTeam(readTeam, (seen) => rowOf(seen)?.alarms === undefined);
});

test("a target that AWS throttles keeps what it has, says when it is tried again, and the other does not notice", async ({
  sandbox,
}) => {
  const [stormed, calm] = targets;
  const before = await untilTeam(readTeam, hasAll(stormed));
  sandbox.faults.change({ rules: [{ kind: "throttle", account: accounts[0].id, service: "ecs" }] });
  const during = await untilTeam(readTeam, (team) => (targetIn(team, stormed)?.gaps.length ?? 0) > 0);
  const { gaps = [], services, asOf } = targetIn(during, stormed) ?? {};
  expect(gaps[0]).toMatchObject({ part: "services", cause: "throttled", code: "ThrottlingException" });
  expect(Date.parse(gaps[0]?.retryAt ?? "")).toBeGreaterThan(Date.parse(gaps[0]?.since ?? ""));
  expect(services).toEqual(targetIn(before, stormed)?.services);
  const asOfCalm = new Set<string>();
  const later = await untilTeam(readTeam, (team) => asOfCalm.add(targetIn(team, calm)?.asOf ?? "").size > 3);
  expect(targetIn(later, calm)?.gaps).toEqual([]);
  expect(targetIn(later, stormed)?.asOf).toBe(asOf);
  sandbox.faults.clear();
  await untilTeam(readTeam, (team) => targetIn(team, stormed)?.gaps.length === 0);
});

test("a permission that is missing is named, and the rest is there", async ({ sandbox }) => {
  const [target] = targets;
  sandbox.faults.change({ rules: [{ kind: "deny", service: "ecs", operation: "DescribeServices" }] });
  const team = await untilTeam(readTeam, (seen) => (targetIn(seen, target)?.gaps.length ?? 0) > 0);
  expect(targetIn(team, target)?.gaps).toMatchObject([
    { part: "services", cause: "denied", action: "ecs:DescribeServices", requestId: expect.any(String) },
  ]);
  expect(targetIn(team, target)?.services).toHaveLength(servicesEach);
  sandbox.faults.clear();
});

test("the services of one target come from the same reading", async () => {
  const [, target] = targets;
  const answer = await get(listServices, { params: { target } });
  const list = await answer.json();
  expect(list.services).toHaveLength(servicesEach);
  expect(list.services[0].imageDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
});
