import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as listServices } from "@/app/api/v1/targets/[target]/services/route";
import { HistoryEntry } from "@/lib/domain/history";
import type { DeployRun } from "@/lib/domain/run";
import { openAwsClients } from "@/server/aws/clients";
import { forceNewDeployment } from "@/server/aws/ecs";
import { deployInput, get, post, settingsOfShop, testIn, untilEnded } from "@/server/testing";
import { recordSnapshots } from "@/server/watch/record-snapshot";
import { GET as readRollback } from "../rollback/route";
import { GET as listHistory } from "./route";

const test = testIn({ scenario: "with-default-vpc", watchedTimes: 20 });
const runs: DeployRun[] = [];

describe.sequential("what served, and for how long", { timeout: 180_000 }, () => {
  test("F29: a rollout that ECS took back is a failure that never served; the version before it serves on", async ({
    sandbox,
  }) => {
    recordSnapshots();
    const first = await shipped(sandbox.target, "/health");
    const second = await shipped(sandbox.target, "/ping");
    runs.push(first);
    const [failed, served] = await historyOf(sandbox.target);

    expect(failed).toMatchObject({ runId: second.id, progress: "failed", isDeployed: false, isHealthy: false });
    expect(failed?.served).toBeUndefined();
    expect(served).toMatchObject({ runId: first.id, isDeployed: true, isHealthy: true });
    expect(served?.served?.until).toBeUndefined();
    const plan = await (await get(readRollback, { params: params(sandbox.target) })).json();
    expect(plan).toMatchObject({ from: { run: { runId: first.id } }, refusal: "nothing-before" });
    const refused = await get(readRollback, { params: params(sandbox.target), query: { to: second.id } });
    expect(refused.status).toBe(200);
    expect(await refused.json()).toMatchObject({ refusal: "never-healthy" });
  });

  test("a deployment that others made stands in the history, and ends what served before it", async ({ sandbox }) => {
    const aws = await openAwsClients({ region: "ap-northeast-1" });
    const rollout = runs[0]?.steps.find(({ name }) => name === "rollout")?.detail.rollout;
    await forceNewDeployment(aws, rollout?.serviceArn ?? "");
    await expect
      .poll(
        async () => {
          await get(listServices, { params: { target: sandbox.target } }); // somebody looks
          return (await historyOf(sandbox.target)).map(({ cause }) => cause);
        },
        { timeout: 60_000 },
      )
      .toEqual(["elsewhere", "api", "api"]);
    const [elsewhere, , served] = await historyOf(sandbox.target);

    expect(elsewhere).toMatchObject({ isDeployed: true, served: { from: elsewhere?.startedAt } });
    expect(elsewhere?.who).toBeUndefined();
    expect(served?.served?.until).toBe(elsewhere?.startedAt);
  });
});

const params = (target: string) => ({ target, serviceName: "shop" });

async function historyOf(target: string): Promise<HistoryEntry[]> {
  const answer = await (await get(listHistory, { params: params(target) })).json();
  return HistoryEntry.array().parse(answer.entries);
}

async function shipped(target: string, healthCheckPath: string): Promise<DeployRun> {
  const settings = { ...settingsOfShop, healthCheckPath };
  const repositoryUrl = "https://github.com/ymd65536/ECSExpressMode.git";
  const ship = { kind: "repository", repositoryUrl, revision: "main", settings } as const;
  const input = deployInput(target, { ship, createDefaultVpc: false });
  const answer = await post(startRun, input);
  if (!answer.ok) throw new Error(await answer.text());
  return untilEnded(readRun, input.idempotencyKey);
}
