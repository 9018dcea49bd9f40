import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
} from "@aws-sdk/client-cloudformation";
import { expect } from "vitest";
import { GET as listLeftovers } from "@/app/api/v1/targets/[target]/leftovers/route";
import { LeftoverList } from "@/lib/domain/teardown-plan";
import { clientConfig } from "@/sandbox/client-config";
import { get, testIn } from "@/server/testing";
import { inventoryOf, planOf, tearDown, untilTeardown } from "./teardown-testing";

const region = "eu-west-1";
const test = testIn({ scenario: "leftovers", speed: 1000, env: { AWS_REGION: region } });

const retained = `
Resources:
  Role:
    Type: AWS::IAM::Role
    DeletionPolicy: Retain
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: "sts:AssumeRole" }]
`;

async function makeRole(client: CloudFormationClient, StackName: string): Promise<void> {
  const Tags = [{ Key: "slipway:created-by", Value: "slipway" }];
  const Capabilities = ["CAPABILITY_IAM" as const];
  await client.send(new CreateStackCommand({ StackName, TemplateBody: retained, Tags, Capabilities }));
  await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { StackName });
}

test("what earlier deletions have left goes by the same run: a forgotten load balancer, and a role whose tags name the stack that is gone", {
  timeout: 90_000,
}, async ({ sandbox }) => {
  const { target } = sandbox;
  const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
  for (const name of ["slipway-gone", "slipway-alive"]) await makeRole(cloudformation, name);
  await cloudformation.send(new DeleteStackCommand({ StackName: "slipway-gone" }));

  const found = LeftoverList.parse(await (await get(listLeftovers, { params: { target } })).json());
  const roles = found.items.filter(({ kind }) => kind === "role");
  expect(roles).toMatchObject([
    {
      name: expect.stringMatching(/^slipway-gone-Role-/),
      isTicked: false,
      evidence: [{ names: ["slipway-gone"] }, {}],
    },
  ]);
  const keys = found.items.filter(({ group }) => group === "goes").map(({ key }) => key);
  expect(keys.some((key) => key.startsWith("load-balancer:"))).toBe(true);
  const plan = await planOf(target, `leftovers:${keys.join(",")}`);
  const changed = plan.items.filter(({ isTicked, group }) => group === "goes" && !isTicked).map(({ key }) => key);
  const { id } = await tearDown(plan, { changed });
  expect(await untilTeardown(id)).toMatchObject({ progress: "succeeded", outcome: "nothing-left" });
  const left = await inventoryOf(sandbox.origin);
  expect(left.filter(({ type }) => /LoadBalanc|TargetGroup|ECS|ECR|Logs/.test(type))).toEqual([]);
  expect(left.filter(({ id: arn }) => /role\/slipway-/.test(arn))).toHaveLength(1);
});
