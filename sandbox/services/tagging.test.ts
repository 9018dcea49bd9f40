import { EC2 } from "@aws-sdk/client-ec2";
import { ResourceGroupsTaggingAPI } from "@aws-sdk/client-resource-groups-tagging-api";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";

async function taggedThings(sandbox: Sandbox) {
  const config = clientConfig(sandbox);
  const [tagging, ssm] = [new ResourceGroupsTaggingAPI(config), new SSM(config)];
  const tag = (Key: string, Value: string) => ({ Key, Value });
  await ssm.putParameter({
    Name: "/shop/a",
    Value: "1",
    Type: "String",
    Tags: [tag("team", "shop"), tag("stage", "test")],
  });
  await ssm.putParameter({ Name: "/shop/b", Value: "1", Type: "String", Tags: [tag("team", "cart")] });
  await ssm.putParameter({ Name: "/untagged", Value: "1", Type: "String" });
  const { ARN = "" } = await new SecretsManager(config).createSecret({ Name: "db", Tags: [tag("team", "shop")] });
  const ec2 = new EC2(config);
  const { Vpc } = await ec2.createVpc({
    CidrBlock: "10.0.0.0/16",
    TagSpecifications: [{ ResourceType: "vpc", Tags: [tag("team", "shop")] }],
  });
  const prefix = `:eu-west-1:${sandbox.world.account}:`;
  return {
    tagging,
    vpc: `arn:aws:ec2${prefix}vpc/${Vpc?.VpcId}`,
    secret: ARN,
    a: `arn:aws:ssm${prefix}parameter/shop/a`,
    b: `arn:aws:ssm${prefix}parameter/shop/b`,
  };
}

test("resources of all services are found by tag, type and ARN", async ({ sandbox }) => {
  const { tagging, vpc, secret, a, b } = await taggedThings(sandbox);
  const find = async (input: Parameters<typeof tagging.getResources>[0]) =>
    ((await tagging.getResources(input)).ResourceTagMappingList ?? []).map(({ ResourceARN }) => ResourceARN);
  expect(await find({})).toEqual([vpc, secret, a, b]);
  expect(await find({ TagFilters: [{ Key: "team", Values: ["shop"] }] })).toEqual([vpc, secret, a]);
  expect(await find({ TagFilters: [{ Key: "team", Values: ["shop", "cart"] }, { Key: "stage" }] })).toEqual([a]);
  expect(await find({ ResourceTypeFilters: ["ssm:parameter", "ec2:vpc"] })).toEqual([vpc, a, b]);
  expect(await find({ ResourceTypeFilters: ["secretsmanager"] })).toEqual([secret]);
  expect(await find({ ResourceARNList: [b, a.replace("shop", "none")] })).toEqual([b]);
  const first = await tagging.getResources({ ResourcesPerPage: 3 });
  const second = await tagging.getResources({ ResourcesPerPage: 3, PaginationToken: first.PaginationToken });
  expect([first.ResourceTagMappingList?.length, second.ResourceTagMappingList?.length, second.PaginationToken]).toEqual(
    [3, 1, ""],
  );
  expect((await tagging.getTagKeys({})).TagKeys).toEqual(["stage", "team"]);
  expect((await tagging.getTagValues({ Key: "team" })).TagValues).toEqual(["cart", "shop"]);
});

test("tags are put on and taken off across services, and what refuses is told", async ({ sandbox }) => {
  const { tagging, vpc, secret, a } = await taggedThings(sandbox);
  const gone = a.replace("/shop/a", "/none");
  const { FailedResourcesMap } = await tagging.tagResources({
    ResourceARNList: [vpc, secret, a, gone],
    Tags: { owner: "ann" },
  });
  expect(Object.keys(FailedResourcesMap ?? {})).toEqual([gone]);
  expect(FailedResourcesMap?.[gone]).toMatchObject({ ErrorCode: "InvalidParameterException", StatusCode: 400 });
  const owned = async () =>
    (await tagging.getResources({ TagFilters: [{ Key: "owner" }] })).ResourceTagMappingList?.length;
  expect(await owned()).toBe(3);
  await tagging.untagResources({ ResourceARNList: [vpc, secret], TagKeys: ["owner"] });
  expect(await owned()).toBe(1);
});

test.for([
  [{ ResourceARNList: ["arn:aws:ssm:eu-west-1:1:x"], TagFilters: [{ Key: "a" }] }],
  [{ ResourcesPerPage: 101 }],
  [{ TagsPerPage: 150 }],
  [{ PaginationToken: "x" }],
])("finding with %j is refused", async ([input], { sandbox }) => {
  const asked = new ResourceGroupsTaggingAPI(clientConfig(sandbox)).getResources(input ?? {});
  await expect(asked).rejects.toMatchObject({ name: "InvalidParameterException" });
});
