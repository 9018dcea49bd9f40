import { expect } from "vitest";
import { GET as listLeftovers } from "@/app/api/v1/targets/[target]/leftovers/route";
import { get, testIn } from "@/server/testing";
import { inventoryOf, planOf, tearDown, untilTeardown } from "./teardown-testing";

const test = testIn({ scenario: "leftovers", speed: 1000, env: { AWS_REGION: "eu-west-1" } });

test("what earlier deletions have left goes by the same run, a forgotten load balancer too", {
  timeout: 90_000,
}, async ({ sandbox }) => {
  const { target } = sandbox;
  const found = await (await get(listLeftovers, { params: { target } })).json();
  const keys: string[] = found.items
    .filter(({ group }: { group: string }) => group === "goes")
    .map(({ key }: { key: string }) => key);
  expect(keys.some((key) => key.startsWith("load-balancer:"))).toBe(true);
  const plan = await planOf(target, `leftovers:${keys.join(",")}`);
  const changed = plan.items.filter(({ isTicked, group }) => group === "goes" && !isTicked).map(({ key }) => key);
  const { id } = await tearDown(plan, { changed });
  expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });
  const left = await inventoryOf(sandbox.origin);
  expect(left.filter(({ type }) => /LoadBalanc|TargetGroup|ECS|ECR|Logs/.test(type))).toEqual([]);
});
