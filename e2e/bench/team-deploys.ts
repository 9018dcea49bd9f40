import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../../sandbox/server";
import { shipOfArticle } from "../article-app";
import { apiToken } from "../programs";
import type { Figure } from "./figures";
import { region, sized } from "./team-world";

const runs = 4;
const throttledMs = 8_000;
const withinMs = 90_000;
const reads = [
  ["cloudformation", "DescribeStacks"],
  ["cloudformation", "DescribeStackEvents"],
  ["ecs", "DescribeServices"],
  ["ecs", "DescribeServiceDeployments"],
  ["codebuild", "BatchGetBuilds"],
] as const;

/** P13: what is not answered while a deploy comes to its end does not make it one that failed. */
export async function measureDeploys(sandbox: Sandbox, origin: string): Promise<Figure[]> {
  const { id: account = "" } = sized[0] ?? {};
  const ids = await Promise.all(
    Array.from({ length: runs }, async (_, index) => {
      const id = randomUUID();
      const wanted = { target: `${account}~${region}`, serviceName: `bench-${index}`, createDefaultVpc: false };
      await api(origin, "/api/v1/runs", { ...wanted, idempotencyKey: id, ship: shipOfArticle });
      return id;
    }),
  );
  await sleep(4_000);
  for (let storm = 0; storm < 2; storm++) {
    sandbox.faults.change({
      rules: reads.map(([service, operation]) => ({ kind: "throttle", account, service, operation })),
    });
    await sleep(throttledMs);
    sandbox.faults.clear();
    await sleep(3_000);
  }
  const deadline = Date.now() + withinMs;
  const ends: string[] = [];
  for (const id of ids) {
    let progress = "running";
    while (progress === "running" || progress === "waiting") {
      const run = await api<{ progress: string }>(origin, `/api/v1/runs/${id}`);
      progress = Date.now() > deadline ? "late" : run.progress;
      await sleep(300);
    }
    ends.push(progress);
  }
  console.error(`deploys with their reads throttled for ${(2 * throttledMs) / 1000} s ended ${ends.join(", ")}`);
  const failed = ends.filter((end) => end !== "succeeded").length;
  return [{ id: "P13-failed-by-throttled-reads", measured: failed, bound: 0, unit: "" }];
}

async function api<T>(origin: string, address: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${apiToken}`, "content-type": "application/json" };
  const answer = await fetch(`${origin}${address}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
