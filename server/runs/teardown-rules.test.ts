import { randomUUID } from "node:crypto";
import { CloudFormationClient, DescribeStackResourceCommand } from "@aws-sdk/client-cloudformation";
import { ECRClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecr";
import { AttachRolePolicyCommand, DetachRolePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { POST as decideApproval } from "@/app/api/v1/approvals/[id]/decide/route";
import { GET as listApprovals } from "@/app/api/v1/approvals/route";
import { POST as cancelRun } from "@/app/api/v1/runs/[id]/cancel/route";
import { POST as decide } from "@/app/api/v1/runs/[id]/decide/route";
import { GET as exportReceipt } from "@/app/api/v1/runs/[id]/receipt/export/route";
import { GET as readReceipt } from "@/app/api/v1/runs/[id]/receipt/route";
import { POST as startTeardown } from "@/app/api/v1/teardowns/route";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { buildImage, buildTemplate, makeStack, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { getStore } from "@/server/context";
import { targets } from "@/server/store/access-schema";
import { insertGrant } from "@/server/store/grants";
import { openRun } from "@/server/store/open-run";
import { planId } from "@/server/teardown-plan/plan-id";
import { deployInput, get, post, signedIn, testIn } from "@/server/testing";
import { Killer, restart } from "./kill-testing";
import { inventoryOf, itemsOf, planOf, pressOf, tearDown, untilTeardown } from "./teardown-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

type Place = Parameters<typeof makeStack>[0];

/** A build stack with an image in its repository. */
async function makeBuild(sandbox: Place, name: string): Promise<void> {
  await makeStack(sandbox, name, buildTemplate, { ImageName: `${name}-images` });
  await buildImage(sandbox, `${name}-build-project`);
}

const deletes = async (origin: string) => {
  const { entries } = await (await fetch(`${origin}/_sandbox/truth`)).json();
  return entries.filter(({ type, name }: { type: string; name: string }) => type === "call" && /Delete/.test(name));
};

async function receiptOf(id: string): Promise<TeardownReceipt> {
  return (await get(readReceipt, { params: { id } })).json();
}

describe("a press", { timeout: 90_000 }, () => {
  test("twice is one teardown, and one of an old or untrue plan deletes nothing", async ({ sandbox }) => {
    await makeBuild(sandbox, "one");
    const plan = await planOf(sandbox.target, "stack:one");
    const old = planId({ ...plan, madeAt: new Date(Date.now() - 11 * 60_000).toISOString() });
    const expired = await post(startTeardown, pressOf(plan, { planId: old }));
    expect([expired.status, await expired.json()]).toMatchObject([409, { kind: "plan-outdated" }]);

    const ecr = new ECRClient(clientConfig(sandbox, region));
    const resourceArn = plan.items.find(({ kind }) => kind === "repository")?.resources[0]?.id;
    await ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key: "keep-until", Value: "2999-12-31" }] }));
    const untrue = await post(startTeardown, pressOf(plan));
    expect([untrue.status, await untrue.json()]).toMatchObject([409, { kind: "plan-outdated" }]);
    await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: ["keep-until"] }));
    const forged = await post(startTeardown, pressOf(plan, { planId: "none" }));
    expect([forged.status, await forged.json()]).toMatchObject([400, { fields: [{ field: "planId" }] }]);

    const press = pressOf(await planOf(sandbox.target, "stack:one"));
    const [first, second] = await Promise.all([post(startTeardown, press), post(startTeardown, press)]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const { id } = await first.json();
    expect(await second.json()).toMatchObject({ id });
    expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });
    expect(await (await post(startTeardown, press)).json()).toMatchObject({ id, progress: "succeeded" });
  });

  test("waits for no other run: one of the whole target is refused while anything is under way there", async ({
    sandbox,
  }) => {
    const { target } = sandbox;
    await makeBuild(sandbox, "two");
    const plan = await planOf(target, "stack:two");
    const store = await getStore();
    const input = deployInput(target, { serviceName: "shop" });
    const run = await openRun(store, { input, by: { who: "mina", door: "console" } });
    const whole = await post(startTeardown, { ...pressOf(plan), scope: { kind: "target" } });
    expect([whole.status, await whole.json()]).toMatchObject([409, { kind: "run-in-progress", runId: run.id }]);
    // A stack alone is in nobody's way.
    const { id } = await tearDown(plan);
    expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded" });
  });
});

describe("F18: what AWS will not delete", { timeout: 90_000 }, () => {
  test("waits for a person's word: retried when its cause is gone, or left and told in the receipt", async ({
    sandbox,
  }) => {
    await makeBuild(sandbox, "three");
    const iam = new IAMClient(clientConfig(sandbox, region));
    const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
    const { StackResourceDetail } = await cloudformation.send(
      new DescribeStackResourceCommand({ StackName: "three", LogicalResourceId: "BuildRole" }),
    );
    const held = {
      RoleName: StackResourceDetail?.PhysicalResourceId ?? "",
      PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
    };
    sandbox.faults.add([{ kind: "deny", service: "ecr", operation: "BatchDeleteImage" }]);
    const { id } = await tearDown(await planOf(sandbox.target, "stack:three"));
    const failedItem = async (key: string) => {
      const run = await untilTeardown(id, (each) =>
        itemsOf(each).some((item) => item.key === key && item.progress === "failed"),
      );
      return itemsOf(run).find((item) => item.key === key);
    };
    const word = (item: string, failure: number, decision: string) =>
      post(decide, { item, failure, decision }, { params: { id } });

    expect(await failedItem("images:three-images")).toMatchObject({
      reason: { rule: "AccessDeniedException", message: expect.stringContaining("ecr:BatchDeleteImage") },
      choices: ["retry", "retain"],
    });
    await iam.send(new AttachRolePolicyCommand(held));
    sandbox.faults.clear();
    expect((await word("images:three-images", 2, "retry")).status).toBe(409);
    expect((await word("images:three-images", 1, "force")).status).toBe(400);
    expect((await word("images:three-images", 1, "retry")).status).toBe(200);
    expect((await word("images:three-images", 1, "retry")).status).toBe(409);

    expect(await failedItem("stack:three")).toMatchObject({
      failure: 1,
      choices: ["retry", "retain", "force"],
      blockedBy: [{ logicalId: "BuildRole", resourceType: "AWS::IAM::Role" }],
    });
    expect((await word("stack:three", 1, "retain")).status).toBe(200);
    const run = await untilTeardown(id);
    expect(run).toMatchObject({ progress: "failed", outcome: "leftovers" });
    const receipt = await receiptOf(id);
    expect(receipt.left).toMatchObject([{ key: "stack:three" }]);
    expect(receipt.gone.map(({ key }) => key)).toContain("images:three-images");
    const roles = await inventoryOf(sandbox.origin);
    expect(roles.filter(({ id: arn }) => arn.endsWith(held.RoleName))).toHaveLength(1);
    await iam.send(new DetachRolePolicyCommand(held));

    const file = await get(exportReceipt, { params: { id }, query: { format: "md" } });
    expect(file.headers.get("content-disposition")).toContain(".md");
    expect(await file.text()).toContain("**Finished with leftovers**");
  });

  test("a stop lets that end which is begun, and the receipt tells what is gone and what is not", async ({
    sandbox,
  }) => {
    await makeBuild(sandbox, "four");
    sandbox.faults.add([{ kind: "latency", service: "ecr", operation: "BatchDeleteImage", latencyMs: 1500 }]);
    const { id } = await tearDown(await planOf(sandbox.target, "stack:four"));
    await untilTeardown(id, (run) => itemsOf(run).some(({ progress }) => progress === "deleting"));
    await post(cancelRun, {}, { params: { id } });
    expect(await untilTeardown(id)).toMatchObject({ progress: "cancelled", outcome: "leftovers" });
    sandbox.faults.clear();
    const receipt = await receiptOf(id);
    expect(receipt).toMatchObject({ isStopped: true, gone: [{ key: "images:four-images" }] });
    expect(receipt.left.map(({ key }) => key)).toContain("stack:four");
  });
});

describe("on a protected target", { timeout: 120_000 }, () => {
  test("it is typed, has a reason, and waits for another admin, also through a restart", async ({ sandbox }) => {
    const { target } = sandbox;
    await makeBuild(sandbox, "five");
    await makeBuild(sandbox, "six");
    const store = await getStore();
    await store.db.insert(targets).values({
      ...{ target, alias: "prod", colour: "plain", isProtected: true, savedBy: "test" },
      ...{ reach: { by: "default-credentials" }, timeToLive: { tearsDownByItself: false } },
    });
    const admin = async (name: string) => {
      const id = `oidc:${name}`;
      const grant = { target: "*", role: "admin", subjectKind: "person", subject: id, createdBy: "test" } as const;
      await insertGrant(store.db, { id: randomUUID(), ...grant });
      return signedIn({ person: { id, name, groups: [] }, method: "oidc" });
    };
    const [mina, noor] = [await admin("mina"), await admin("noor")];

    const plan = await planOf(target, "stack:five");
    const bare = await post(startTeardown, pressOf(plan), { headers: mina });
    expect((await bare.json()).fields.map(({ field }: { field: string }) => field)).toEqual(["confirm", "reason"]);
    const before = await deletes(sandbox.origin);
    const typed = { confirm: "prod/five", reason: "Nobody uses it" };
    const asked = await post(startTeardown, pressOf(plan, typed), { headers: mina });
    const { id } = await asked.json();
    await untilTeardown(id, ({ steps }) =>
      steps.some((step) => step.name === "approval" && step.progress === "running"),
    );

    const killer = new Killer(sandbox.origin, { kills: false });
    await restart(killer);
    const say = (decision: string, headers: Record<string, string>) =>
      post(decideApproval, { decision }, { params: { id }, headers });
    const listed = await (await get(listApprovals, { headers: noor })).json();
    expect(listed.approvals).toMatchObject([{ id, state: "waiting", askedBy: "mina", mayDecide: true }]);
    const own = await say("approved", mina);
    expect([own.status, await own.json()]).toMatchObject([403, { kind: "own-approval" }]);
    expect(await deletes(sandbox.origin)).toEqual(before);
    expect(await (await say("approved", noor)).json()).toMatchObject({ state: "approved", decidedBy: "noor" });
    expect((await say("refused", noor)).status).toBe(409);
    expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded" });
    expect(await receiptOf(id)).toMatchObject({ startedBy: "mina", approvedBy: "noor", reason: "Nobody uses it" });

    const press = pressOf(await planOf(target, "stack:six"), { confirm: "prod/six", reason: "Done" });
    const { id: other } = await (await post(startTeardown, press, { headers: mina })).json();
    await post(decideApproval, { decision: "refused", note: "Still used" }, { params: { id: other }, headers: noor });
    const refused = await untilTeardown(other);
    expect(refused.progress).toBe("failed");
    expect(refused.steps[0]).toMatchObject({ failure: { rule: "approval-refused" } });
    killer.close();
  });
});
