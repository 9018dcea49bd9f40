import { setTimeout as delay } from "node:timers/promises";
import { expect } from "vitest";
import { GET as getCosts } from "@/app/api/v1/costs/route";
import type { CostReport } from "@/lib/domain/cost-report";
import { getStore } from "@/server/context";
import { saveLook, type WatchedService } from "@/server/store/watched-services";
import { get, testIn } from "@/server/testing";

const test = testIn({ scenario: "idle-services", withEngine: false });

const justFound = (serviceArn: string): WatchedService => ({
  row: {
    serviceName: serviceArn.split("/").at(-1) ?? "",
    clusterName: "default",
    mode: "express",
    state: "healthy",
    tasks: { running: 1, desired: 1 },
  },
  seen: { serviceArn, status: "ACTIVE", mark: "" },
});

test("services that the watcher has found and not looked into yet are counted", async ({ sandbox }) => {
  const [account, region] = sandbox.target.split("~");
  const arns = ["busy", "quiet"].map((name) => `arn:aws:ecs:${region}:${account}:service/default/${name}`);
  const look = { target: sandbox.target, asOf: new Date(), everyS: 30, gaps: [], gone: [] };
  await saveLook(await getStore(), { ...look, changed: arns.map(justFound) });

  await expect.poll(namesOfCosts, { timeout: 20_000 }).toEqual(["busy", "quiet"]);
});

async function namesOfCosts(): Promise<string[] | undefined> {
  await delay(200);
  const { targets }: CostReport = await (await get(getCosts)).json();
  const [costs] = targets;
  return costs?.asOf ? costs.services.map(({ serviceName }) => serviceName) : undefined;
}
