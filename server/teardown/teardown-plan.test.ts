import { describe, expect } from "vitest";
import { GET as readPlan } from "@/app/api/v1/targets/[target]/teardown-plan/route";
import { teardownLevels } from "@/lib/domain/teardown-choice";
import { TeardownPlan } from "@/lib/domain/teardown-plan";
import { makeArticle } from "@/sandbox/article-testing";
import { findSeenPlan } from "@/server/teardown-plan/plan-id";
import { get, testIn } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", withEngine: false, speed: 1000 });

async function planOf(target: string, of: string): Promise<TeardownPlan> {
  const answer = await get(readPlan, { params: { target }, query: { of } });
  if (!answer.ok) throw new Error(await answer.text());
  return TeardownPlan.parse(await answer.json());
}

const keysOf = ({ items }: TeardownPlan, group: string) =>
  items.filter((item) => item.group === group && item.isTicked === (group === "goes")).map(({ key }) => key);

describe("the article's two stacks, made by the plain CLI", { timeout: 60_000 }, () => {
  test("go with all that they would leave behind, in an order that works", async ({ sandbox }) => {
    await makeArticle(sandbox, "chat");
    const plan = await planOf(sandbox.target, "service:default/chat");
    const levelOf = (kind: string, name: string) =>
      teardownLevels(plan.items).findIndex((level) => level.some((item) => item.kind === kind && item.name === name));

    expect(plan.problems).toEqual([]);
    expect(keysOf(plan, "blocked")).toEqual([]);
    expect(keysOf(plan, "goes").map((key) => key.replace(/-[0-9a-f]{4,8}$/, "-…"))).toEqual([
      "express-service:default/chat",
      "managed-resources:default/chat",
      "stack:chat-service",
      "stack:chat-image-build",
      "images:chat-images",
      "repository:chat-images",
      "task-definitions:default-chat",
      "log-group:/aws/ecs/default/chat-…",
      "log-group:/aws/codebuild/chat-image-build-build-project",
      "cluster:default",
      "load-balancer:ecs-express-gateway-alb-…",
    ]);
    expect(levelOf("stack", "chat-service")).toBe(0);
    expect(levelOf("images", "chat-images")).toBe(1);
    expect(levelOf("stack", "chat-image-build")).toBe(2);
    expect(plan.items.find(({ kind, name }) => kind === "stack" && name === "chat-image-build")?.solved).toEqual([
      { rule: "import-goes-first", names: ["chat-service"], detail: "chat-image-build-EcrRepositoryUri" },
      { rule: "images-go-first", names: ["chat-images"], detail: "1" },
    ]);
  });

  test("say what stops and what it is made of", async ({ sandbox }) => {
    const plan = await planOf(sandbox.target, "service:default/chat");
    const monthly = (kind: string) => plan.items.find((item) => item.kind === kind)?.monthly;

    expect(plan.pricesOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(monthly("express-service")).toBeGreaterThan(5);
    expect(monthly("load-balancer")).toBeGreaterThan(15);
    expect(monthly("images")).toBeGreaterThan(0);
    expect(monthly("task-definitions")).toBeUndefined();
  });

  test("a plan is signed with what was seen and when, and is the same as long as nothing changes", async ({
    sandbox,
  }) => {
    const [one, other] = [
      await planOf(sandbox.target, "service:default/chat"),
      await planOf(sandbox.target, "service:default/chat"),
    ];

    expect(other.fingerprint).toBe(one.fingerprint);
    expect(findSeenPlan(one.id)).toEqual({ fingerprint: one.fingerprint, madeAt: one.madeAt });
    expect(findSeenPlan(one.id.replace(/^\d{13}/, "1999999999999"))).toBeUndefined();
    expect(Date.parse(one.expiresAt) - Date.parse(one.madeAt)).toBe(10 * 60_000);
  });
});
