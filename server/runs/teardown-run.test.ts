import { describe, expect } from "vitest";
import { GET as readReceipt } from "@/app/api/v1/runs/[id]/receipt/route";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { makeArticle } from "@/sandbox/article-testing";
import { get, testIn } from "@/server/testing";
import { inventoryOf, planOf, tearDown, untilTeardown } from "./teardown-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 400 });

describe("the article's two stacks", { timeout: 90_000 }, () => {
  test("leave nothing behind, and the receipt says so", async ({ sandbox }) => {
    await planOf(sandbox.target, "target"); // a Region has its default VPC from the first look on
    const before = await inventoryOf(sandbox.origin);
    await makeArticle(sandbox, "chat");
    expect((await inventoryOf(sandbox.origin, before)).length).toBeGreaterThan(10);
    const plan = await planOf(sandbox.target, "service:default/chat");
    const { id } = await tearDown(plan);
    const run = await untilTeardown(id);
    expect(run).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });
    const receipt = (await (await get(readReceipt, { params: { id } })).json()) as TeardownReceipt;
    expect(receipt.left).toEqual([]);
    expect(await inventoryOf(sandbox.origin, before)).toEqual([]);
  });
});
