import { readFileSync } from "node:fs";
import { CloudFormationClient, UpdateTerminationProtectionCommand } from "@aws-sdk/client-cloudformation";
import { CreateSecurityGroupCommand, EC2Client } from "@aws-sdk/client-ec2";
import { ECRClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecr";
import { CreateExpressGatewayServiceCommand, ECSClient } from "@aws-sdk/client-ecs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { GET as readPlan } from "@/app/api/v1/targets/[target]/teardown-plan/route";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import { TeardownPlan } from "@/lib/domain/teardown-plan";
import { makeArticle, makeStack, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { get, post, signedIn, testIn } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", withEngine: false, speed: 1000 });

async function planOf(target: string, of: string): Promise<TeardownPlan> {
  const answer = await get(readPlan, { params: { target }, query: { of } });
  if (!answer.ok) throw new Error(await answer.text());
  return TeardownPlan.parse(await answer.json());
}

const itemOf = ({ items }: TeardownPlan, key: string) => items.find((item) => item.key.startsWith(key));
const why = (plan: TeardownPlan, key: string) => {
  const { group, reason } = itemOf(plan, key) ?? {};
  return [group, reason?.rule, ...(reason?.names ?? [])];
};

const readerTemplate = `
Resources:
  Address:
    Type: AWS::SSM::Parameter
    Properties: { Name: /reader/uri, Type: String, Value: !ImportValue one-image-build-EcrRepositoryUri }
`;

describe("F28, I8: what is shared", { timeout: 60_000 }, () => {
  test("stays, and it is said with whom", async ({ sandbox }) => {
    await makeArticle(sandbox, "one");
    await makeArticle(sandbox, "two");
    const plan = await planOf(sandbox.target, "service:default/one");

    expect(why(plan, "load-balancer:")).toEqual(["stays", "shared-load-balancer", "two"]);
    expect(why(plan, "cluster:default")).toEqual(["stays", "cluster-in-use", "two"]);
    expect(why(plan, "default-vpc:").slice(0, 2)).toEqual(["stays", "vpc-in-use"]);
    expect(itemOf(plan, "default-vpc:")?.isTicked).toBe(false);
    expect(plan.items.filter(({ name, group }) => name.includes("two") && group === "goes")).toEqual([]);
  });

  test("is no hindrance where all that share it go", async ({ sandbox }) => {
    const plan = await planOf(sandbox.target, "target");

    expect(plan.items.filter(({ group }) => group === "blocked")).toEqual([]);
    expect(itemOf(plan, "load-balancer:")).toMatchObject({
      group: "goes",
      goesWith: "express-service:default/one",
      after: ["express-service:default/two"],
    });
    expect(why(plan, "cluster:default")[0]).toBe("goes");
    expect(itemOf(plan, "default-vpc:")).toMatchObject({ group: "goes", isTicked: false, mayUntick: true });
  });

  test("is never a default VPC in which somebody has anything", async ({ sandbox }) => {
    const ec2 = new EC2Client(clientConfig(sandbox, region));
    const VpcId = itemOf(await planOf(sandbox.target, "target"), "default-vpc:")?.name;
    await ec2.send(new CreateSecurityGroupCommand({ GroupName: "of-somebody", Description: "for later", VpcId }));
    const plan = await planOf(sandbox.target, "target");

    expect(why(plan, "default-vpc:").slice(0, 2)).toEqual(["stays", "vpc-in-use"]);
    expect(itemOf(plan, "default-vpc:")?.evidence.find(({ state }) => state === "found")).toMatchObject({
      check: "security-groups",
      names: [expect.stringContaining("of-somebody")],
    });
  });

  test("blocks the stack that holds it: images and roles that another service runs with", async ({ sandbox }) => {
    const account = sandbox.world.account;
    const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
    await new ECSClient(clientConfig(sandbox, region)).send(
      new CreateExpressGatewayServiceCommand({
        serviceName: "borrower",
        executionRoleArn: role("one-execution-role"),
        infrastructureRoleArn: role("two-infrastructure-role"),
        healthCheckPath: "/health",
        primaryContainer: { image: `${account}.dkr.ecr.${region}.amazonaws.com/two-images:latest`, containerPort: 80 },
      }),
    );
    const one = await planOf(sandbox.target, "service:default/one");
    const two = await planOf(sandbox.target, "service:default/two");
    const borrower = await planOf(sandbox.target, "service:default/borrower");

    expect(why(one, "stack:one-service")).toEqual(["blocked", "stack-holds-shared", "borrower"]);
    expect(why(one, "express-service:default/one")).toEqual(["blocked", "waits-for-blocked", "one-service"]);
    expect(why(two, "images:two-images")).toEqual(["stays", "images-used-elsewhere", "borrower"]);
    expect(why(two, "stack:two-image-build")).toEqual(["stays", "images-used-elsewhere", "borrower"]);
    expect(why(borrower, "role:one-execution-role")).toEqual(["stays", "role-used-elsewhere", "one"]);
    expect(why(borrower, "repository:two-images")).toEqual(["stays", "kept-with", "two-image-build"]);
    expect(why(borrower, "stack:two-image-build")).toEqual(["stays", "images-used-elsewhere", "two"]);
    expect(itemOf(borrower, "express-service:default/borrower")).toMatchObject({ group: "goes", isTicked: true });
  });
});

describe("what is in the way", { timeout: 60_000 }, () => {
  test("is an import by a stack that stays", async ({ sandbox }) => {
    await makeStack(sandbox, "reader", readerTemplate);
    const plan = await planOf(sandbox.target, "stack:one-image-build");

    expect(why(plan, "stack:one-image-build")).toEqual(["blocked", "import-in-use", "one-service", "reader"]);
    expect(why(plan, "repository:one-images")).toEqual(["blocked", "waits-for-blocked", "one-image-build"]);
    expect(why(plan, "images:one-images")[0]).not.toBe("goes");
  });

  test("is termination protection", async ({ sandbox }) => {
    const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
    const protect = (EnableTerminationProtection: boolean) =>
      cloudformation.send(
        new UpdateTerminationProtectionCommand({ StackName: "two-service", EnableTerminationProtection }),
      );
    await protect(true);
    const plan = await planOf(sandbox.target, "service:default/two");
    await protect(false);

    expect(why(plan, "stack:two-service")).toEqual(["blocked", "termination-protection", "two-service"]);
    expect(plan.items.filter(({ group }) => group === "goes")).toEqual([]);
  });

  test("is a keep-until tag on anything, for as long as it holds", async ({ sandbox }) => {
    const ecr = new ECRClient(clientConfig(sandbox, region));
    const resourceArn = `arn:aws:ecr:${region}:${sandbox.world.account}:repository/two-images`;
    const tag = (Value: string) =>
      ecr.send(new TagResourceCommand({ resourceArn, tags: [{ Key: "keep-until", Value }] }));
    await tag("2999-01-01");
    const held = await planOf(sandbox.target, "stack:two-image-build");
    await tag("2020-01-01");
    const over = await planOf(sandbox.target, "stack:two-image-build");
    await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: ["keep-until"] }));

    expect(held.items.filter(({ group }) => group === "goes")).toEqual([]);
    expect(itemOf(held, "repository:two-images")?.keepUntil).toBe("2999-01-01");
    expect(itemOf(over, "repository:two-images")?.reason?.rule).not.toBe("held-back");
  });

  test("is what AWS did not answer, and nothing else", async ({ sandbox }) => {
    const fault = { kind: "deny", probability: 1, latencyMs: 0, code: "", message: "", status: 400 } as const;
    sandbox.faults.add([{ ...fault, service: "ecr", operation: "DescribeImages" }]);
    const plan = await planOf(sandbox.target, "service:default/one");
    sandbox.faults.clear();

    expect(plan.problems).toMatchObject([{ part: "images", problem: { kind: "aws-denied" } }]);
    expect(itemOf(plan, "express-service:default/one")).toBeDefined();
    expect(why(plan, "stack:one-image-build")[0]).toBe("blocked");
  });

  test("is nothing at all where the service is not known, or the address is none", async ({ sandbox }) => {
    const ask = (of: string) => get(readPlan, { params: { target: sandbox.target }, query: { of } });

    expect((await ask("service:default/nobody")).status).toBe(404);
    expect((await ask("stack:nobody")).status).toBe(404);
    expect((await ask("service:nobody")).status).toBe(400);
    expect((await ask("leftovers:")).status).toBe(400);
  });
});

describe("a stack of Slipway's own", { timeout: 60_000 }, () => {
  test("takes its log group along, and its images go before it", async ({ sandbox }) => {
    const template = readFileSync("server/templates/build-stack.yaml", "utf8");
    const Tags = [
      { Key: "slipway:created-by", Value: "slipway" },
      { Key: "slipway:service", Value: "mine" },
    ];
    const parameters = { RepositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git", SourceType: "GITHUB" };
    await makeStack(sandbox, "mine-build", template, parameters, { Tags });
    const plan = await planOf(sandbox.target, "stack:mine-build");

    expect(plan.items.map(({ kind, group, goesWith }) => [kind, group, goesWith])).toEqual([
      ["stack", "goes", undefined],
      ["repository", "goes", "stack:mine-build"],
      ["log-group", "goes", "stack:mine-build"],
    ]);
  });
});

describe("a role that may not delete everything", { timeout: 60_000 }, () => {
  test("sees what it lacks, by name", async ({ sandbox }) => {
    const iam = new IAMClient(clientConfig(sandbox, region));
    const trust = {
      Effect: "Allow",
      Principal: { AWS: sandbox.world.account },
      Action: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
    };
    const policy = (Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: "careful", AssumeRolePolicyDocument: policy([trust]) }),
    );
    const statements = [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "iam:DeleteRole", Resource: "*" },
    ];
    const PolicyDocument = policy(statements);
    await iam.send(new PutRolePolicyCommand({ RoleName: "careful", PolicyName: "most", PolicyDocument }));
    const { target } = sandbox;
    const settings = {
      target,
      alias: "lab",
      colour: "plain",
      isProtected: false,
      timeToLive: { tearsDownByItself: false },
    };
    const reach = { by: "deploy-role", roleArn: Role?.Arn };
    const saved = await post(saveTarget, { ...settings, reach }, { headers: await signedIn() });
    expect(await saved.json()).toMatchObject({ target });
    const plan = await planOf(target, "stack:mine-build");

    expect(plan.problems).toEqual([]);
    expect(plan.missingPermissions).toEqual(["iam:DeleteRole"]);
    expect(why(plan, "stack:mine-build")).toEqual(["blocked", "missing-permission", "iam:DeleteRole"]);
    expect(why(plan, "repository:mine-build")).toEqual(["blocked", "waits-for-blocked", "mine-build"]);
  });
});
