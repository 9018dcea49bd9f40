import { expect } from "vitest";
import { GET as readReceipt } from "@/app/api/v1/runs/[id]/receipt/route";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { deletingSteps } from "@/lib/domain/teardown-steps";
import { makeArticle } from "@/sandbox/article-testing";
import { get, testIn } from "@/server/testing";
import { Killer, runThroughKills } from "./kill-testing";
import { inventoryOf, planOf, tearDown, untilTeardown } from "./teardown-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

/** Roles go with their stacks; alone they go from among the leftovers only. */
const notInThisPlan: readonly string[] = ["roles"];

test("F3, I8: killed before and after every call that deletes something, a teardown ends as if nothing had been", {
  timeout: 600_000,
}, async ({ sandbox }) => {
  await planOf(sandbox.target, "target"); // a Region has its default VPC from the first look on
  const before = await inventoryOf(sandbox.origin);
  const vpcParts = before.filter(({ type }) => type.startsWith("AWS::EC2::"));
  await makeArticle(sandbox, "chat");
  const killer = new Killer(sandbox.origin);
  const { id, run } = await killedTeardown(sandbox.target, killer);

  expect(run).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });
  expect(run.steps.map(({ name }) => name)).toEqual(
    expect.arrayContaining(deletingSteps.filter((name) => !notInThisPlan.includes(name))),
  );
  const receipt = (await (await get(readReceipt, { params: { id } })).json()) as TeardownReceipt;
  expect(receipt.left).toEqual([]);
  const left = await inventoryOf(sandbox.origin);
  expect(left.filter(({ id: one }) => !before.some((other) => other.id === one))).toEqual([]);
  // All that was there before is there still, but for the default VPC, which was chosen and confirmed.
  const gone = before.filter(({ id: one }) => !left.some((other) => other.id === one));
  expect(gone.map(({ id: one }) => one).sort()).toEqual(vpcParts.map(({ id: one }) => one).sort());

  for (const { call } of killer.kills)
    expect(killer.kills.filter((kill) => kill.call === call).map(({ side }) => side)).toEqual(["before", "after"]);
});

/** The plan is made in a life that nobody ends: it changes nothing. */
async function killedTeardown(target: string, killer: Killer) {
  let id = "";
  const run = await runThroughKills(killer, {
    start: async () => {
      const plan = await planOf(target, "service:default/chat");
      const vpc = plan.items.find(({ kind }) => kind === "default-vpc");
      ({ id } = await tearDown(plan, { changed: [vpc?.key ?? ""], confirmVpc: vpc?.name }));
      return id;
    },
    untilEnded: untilTeardown,
  });
  return { id, run };
}
