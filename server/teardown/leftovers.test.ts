import { CloudFormationClient, CreateChangeSetCommand } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { CreateClusterCommand, ECSClient } from "@aws-sdk/client-ecs";
import { describe, expect } from "vitest";
import { GET as listLeftovers } from "@/app/api/v1/targets/[target]/leftovers/route";
import { GET as readPlan } from "@/app/api/v1/targets/[target]/teardown-plan/route";
import { LeftoverList, TeardownPlan } from "@/lib/domain/teardown-plan";
import { clientConfig } from "@/sandbox/client-config";
import { get, testIn } from "@/server/testing";

const region = "eu-west-1";
const test = testIn({ scenario: "leftovers", withEngine: false, env: { AWS_REGION: region } });

async function leftoversOf(target: string): Promise<LeftoverList> {
  const answer = await get(listLeftovers, { params: { target } });
  if (!answer.ok) throw new Error(await answer.text());
  return LeftoverList.parse(await answer.json());
}

const withoutHex = (key: string) => key.replace(/-[0-9a-f]{4,8}$/, "-…");

describe("what a deletion by hand has left", { timeout: 60_000 }, () => {
  test("is found, each with what it was told from, and nothing is ticked", async ({ sandbox }) => {
    const { items, problems } = await leftoversOf(sandbox.target);

    expect(problems).toEqual([]);
    expect(items.filter(({ isTicked }) => isTicked)).toEqual([]);
    expect(items.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
    expect(items.map(({ key }) => withoutHex(key)).sort()).toEqual([
      "cluster:default",
      "images:shop",
      "load-balancer:ecs-express-gateway-alb-…",
      "log-group:/aws/codebuild/shop-build",
      "log-group:/aws/ecs/default/shop-…",
      "repository:shop",
      "task-definitions:default-shop",
    ]);
  });

  test("is none where somebody has made it for something else", async ({ sandbox }) => {
    const config = clientConfig(sandbox, region);
    await new ECRClient(config).send(new CreateRepositoryCommand({ repositoryName: "base-images" }));
    await new CloudWatchLogsClient(config).send(new CreateLogGroupCommand({ logGroupName: "/apps/billing" }));
    const { items } = await leftoversOf(sandbox.target);

    expect(items.filter(({ name }) => name === "base-images" || name === "/apps/billing")).toEqual([]);
  });

  test("goes by its keys, with what has to go before it", async ({ sandbox }) => {
    const query = { of: "leftovers:repository:shop,cluster:default" };
    const answer = await get(readPlan, { params: { target: sandbox.target }, query });
    const plan = TeardownPlan.parse(await answer.json());

    expect(plan.items.map(({ key, group, isTicked }) => [key, group, isTicked])).toEqual([
      ["cluster:default", "goes", true],
      ["images:shop", "goes", true],
      ["repository:shop", "goes", true],
    ]);
    expect(plan.items.find(({ kind }) => kind === "repository")?.after).toEqual(["images:shop"]);
  });

  test("may be a stack that never came to be, and an empty cluster by any name", async ({ sandbox }) => {
    const config = clientConfig(sandbox, region);
    const TemplateBody = "Resources: { Group: { Type: AWS::Logs::LogGroup } }";
    const wanted = { StackName: "never", ChangeSetName: "first", ChangeSetType: "CREATE" as const, TemplateBody };
    await new CloudFormationClient(config).send(new CreateChangeSetCommand(wanted));
    await new ECSClient(config).send(new CreateClusterCommand({ clusterName: "batch" }));
    const { items } = await leftoversOf(sandbox.target);

    expect(items.find(({ key }) => key === "stack:never")).toMatchObject({
      ...{ group: "goes", isTicked: false, mayUntick: true, status: "REVIEW_IN_PROGRESS" },
    });
    expect(items.find(({ key }) => key === "change-set:never/first")).toMatchObject({ goesWith: "stack:never" });
    expect(items.find(({ key }) => key === "cluster:batch")).toMatchObject({ group: "goes", isTicked: false });
  });
});
