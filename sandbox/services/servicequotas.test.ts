import { EC2 } from "@aws-sdk/client-ec2";
import { ServiceQuotas } from "@aws-sdk/client-service-quotas";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";

const vpcs = { ServiceCode: "vpc", QuotaCode: "L-F678F1CE" };
const builds = { ServiceCode: "codebuild", QuotaCode: "L-9D07B6EF" };

test("a quota holds until AWS has granted more", async ({ sandbox }) => {
  const { world } = sandbox;
  world.clock.speed = 1;
  const config = clientConfig(sandbox);
  const [quotas, ec2] = [new ServiceQuotas(config), new EC2(config)];
  for (let at = 0; at < 5; at += 1) await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  await expect(ec2.createVpc({ CidrBlock: "10.0.0.0/16" })).rejects.toMatchObject({ name: "VpcLimitExceeded" });

  await expect(quotas.requestServiceQuotaIncrease({ ...vpcs, DesiredValue: 5 })).rejects.toMatchObject({
    name: "IllegalArgumentException",
  });
  const { RequestedQuota } = await quotas.requestServiceQuotaIncrease({ ...vpcs, DesiredValue: 6 });
  expect(RequestedQuota).toMatchObject({ Status: "PENDING", QuotaName: "VPCs per Region", DesiredValue: 6 });
  await expect(quotas.requestServiceQuotaIncrease({ ...vpcs, DesiredValue: 7 })).rejects.toMatchObject({
    name: "ResourceAlreadyExistsException",
  });
  const status = async () =>
    (await quotas.getRequestedServiceQuotaChange({ RequestId: RequestedQuota?.Id })).RequestedQuota?.Status;
  world.step(60_000);
  expect(await status()).toBe("CASE_OPENED");
  world.step(30 * 60_000);
  expect(await status()).toBe("APPROVED");
  expect((await quotas.getServiceQuota(vpcs)).Quota?.Value).toBe(6);
  expect((await quotas.getAWSDefaultServiceQuota(vpcs)).Quota?.Value).toBe(5);
  await ec2.createVpc({ CidrBlock: "10.0.0.0/16" });
  expect((await quotas.listRequestedServiceQuotaChangeHistory({ Status: "APPROVED" })).RequestedQuotas).toHaveLength(1);
});

test("what the owning service or the scenario says is what is shown", async ({ sandbox }) => {
  const quotas = new ServiceQuotas(clientConfig(sandbox));
  const value = async () => (await quotas.getServiceQuota(builds)).Quota?.Value;
  expect(await value()).toBe(60);
  sandbox.world.settings.codebuild = { concurrentBuilds: 2 };
  expect(await value()).toBe(2);
  sandbox.world.settings.servicequotas = { values: { "codebuild/L-9D07B6EF": 0 } };
  expect(await value()).toBe(0);
});

test("quotas are listed by service, page by page", async ({ sandbox }) => {
  const quotas = new ServiceQuotas(clientConfig(sandbox));
  const { Services = [] } = await quotas.listServices({});
  expect(Services).toContainEqual({ ServiceCode: "codebuild", ServiceName: "AWS CodeBuild" });
  const first = await quotas.listServiceQuotas({ ServiceCode: "vpc", MaxResults: 5 });
  const second = await quotas.listServiceQuotas({ ServiceCode: "vpc", MaxResults: 100, NextToken: first.NextToken });
  const codes = [...(first.Quotas ?? []), ...(second.Quotas ?? [])].map(({ QuotaCode }) => QuotaCode);
  expect([codes.length, new Set(codes).size]).toEqual([13, 13]);
  expect((await quotas.listServiceQuotas({ ServiceCode: "iam" })).Quotas).toEqual([]);
  expect(
    (await new ServiceQuotas(clientConfig(sandbox, "us-east-1")).listServiceQuotas({ ServiceCode: "iam" })).Quotas,
  ).toHaveLength(5);
});

test.for([
  [{ ServiceCode: "nothing", QuotaCode: "L-1" }, "NoSuchResourceException"],
  [{ ServiceCode: "vpc", QuotaCode: "L-00000000" }, "NoSuchResourceException"],
  [{ ServiceCode: "1", QuotaCode: "L-1" }, "IllegalArgumentException"],
] as const)("asking for %j is refused", async ([input, name], { sandbox }) => {
  await expect(new ServiceQuotas(clientConfig(sandbox)).getServiceQuota(input)).rejects.toMatchObject({ name });
});
