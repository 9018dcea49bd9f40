import { CloudFormationClient, DeleteStackCommand, DescribeStackResourceCommand } from "@aws-sdk/client-cloudformation";
import { AttachRolePolicyCommand, DetachRolePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { POST as decide } from "@/app/api/v1/runs/[id]/decide/route";
import { GET as exportReceipt } from "@/app/api/v1/runs/[id]/receipt/export/route";
import { GET as readReceipt } from "@/app/api/v1/runs/[id]/receipt/route";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { buildImage, buildTemplate, makeArticle, makeStack, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { get, post, testIn } from "@/server/testing";
import { failurePage } from "./failures/page-testing";
import { inventoryOf, itemsOf, planOf, tearDown, untilTeardown } from "./teardown-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

type Place = Parameters<typeof makeStack>[0];

const importer = (exported: string) => `
Resources:
  Address: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !ImportValue ${exported} } }
`;

async function makeBuild(sandbox: Place, name: string): Promise<void> {
  await makeStack(sandbox, name, buildTemplate, { ImageName: `${name}-images` });
  await buildImage(sandbox, `${name}-build-project`);
}

async function untilFailed(id: string, key: string) {
  const isFailed = (item: ReturnType<typeof itemsOf>[number]) => item.key === key && item.progress === "failed";
  const run = await untilTeardown(id, (each) => itemsOf(each).some(isFailed));
  return { item: itemsOf(run).find(isFailed), page: await failurePage(run, "en") };
}

async function say(id: string, item: string, decision: string): Promise<void> {
  const answer = await post(decide, { item, failure: 1, decision }, { params: { id } });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

describe("F18: a stack that will not go", { timeout: 90_000 }, () => {
  test("since another has begun to import from it while images went: it says which, and goes once that is gone", async ({
    sandbox,
  }) => {
    await makeBuild(sandbox, "exporter");
    sandbox.faults.add([{ kind: "latency", service: "ecr", operation: "BatchDeleteImage", latencyMs: 2500 }]);
    const { id } = await tearDown(await planOf(sandbox.target, "stack:exporter"));
    await untilTeardown(id, (run) => itemsOf(run).some(({ progress }) => progress === "deleting"));
    await makeStack(sandbox, "importer", importer("exporter-EcrRepositoryUri"));
    sandbox.faults.clear();

    const { item, page } = await untilFailed(id, "stack:exporter");
    expect(item).toMatchObject({
      reason: { message: expect.stringMatching(/exporter-EcrRepositoryUri.* in use by importer/) },
      choices: ["retry", "retain"],
    });
    expect(page.text).toContain("The stack importer imports exporter-EcrRepositoryUri from this one");
    const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
    await cloudformation.send(new DeleteStackCommand({ StackName: "importer" }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    await say(id, "stack:exporter", "retry");
    expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });
  });

  test("is forced by CloudFormation's own way, and the receipt names what it leaves, with its stack", async ({
    sandbox,
  }) => {
    await makeBuild(sandbox, "forced");
    const iam = new IAMClient(clientConfig(sandbox, region));
    const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
    const { StackResourceDetail } = await cloudformation.send(
      new DescribeStackResourceCommand({ StackName: "forced", LogicalResourceId: "BuildRole" }),
    );
    const RoleName = StackResourceDetail?.PhysicalResourceId ?? "";
    const held = { RoleName, PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    await iam.send(new AttachRolePolicyCommand(held));
    const { id } = await tearDown(await planOf(sandbox.target, "stack:forced"));
    const { item, page } = await untilFailed(id, "stack:forced");
    expect(item).toMatchObject({
      choices: ["retry", "retain", "force"],
      blockedBy: [{ logicalId: "BuildRole", physicalId: RoleName }],
    });
    expect(page.text).toContain("something is attached to it that the stack does not know");
    expect(page.buttons).toHaveLength(3);
    await say(id, "stack:forced", "force");

    expect(await untilTeardown(id)).toMatchObject({ progress: "failed", outcome: "leftovers" });
    const modes = sandbox.world.truth
      .filter(({ type, name }) => type === "call" && name === "cloudformation:DeleteStack")
      .map(({ detail }) => (detail.parameters as { DeletionMode?: string }).DeletionMode);
    expect(modes.at(-1)).toBe("FORCE_DELETE_STACK");
    const receipt = (await (await get(readReceipt, { params: { id } })).json()) as TeardownReceipt;
    expect(receipt.left).toMatchObject([
      { kind: "stack", name: "forced", why: { message: expect.stringContaining("BuildRole") } },
    ]);
    const markdown = await (await get(exportReceipt, { params: { id }, query: { format: "md" } })).text();
    expect(markdown).toMatch(/forced.*BuildRole/);
    await iam.send(new DetachRolePolicyCommand(held));
  });
});

test("F19: a service that drains is waited for: its infrastructure role goes once ECS has let all of it go", {
  timeout: 90_000,
}, async ({ sandbox }) => {
  const before = await inventoryOf(sandbox.origin);
  await makeArticle(sandbox, "drained");
  const since = sandbox.world.truth.at(-1)?.seq ?? 0;
  const { id } = await tearDown(await planOf(sandbox.target, "service:default/drained"));
  expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });

  const order = sandbox.world.truth
    .filter(({ seq }) => seq > since)
    .map(({ name, detail }) => `${name} ${JSON.stringify(detail)}`);
  const inactive = order.findIndex((line) => /^ecs\.service-inactive /.test(line));
  const role = order.findIndex((line) => /^iam\.role-deleted .*infrastructure/i.test(line));
  expect(inactive).toBeGreaterThan(-1);
  expect(role).toBeGreaterThan(inactive);
  expect((await inventoryOf(sandbox.origin, before)).filter(({ type }) => !type.startsWith("AWS::EC2::"))).toEqual([]);
});
