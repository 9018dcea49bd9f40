import {
  AccountClient,
  GetAccountInformationCommand,
  GetRegionOptStatusCommand,
  paginateListRegions,
} from "@aws-sdk/client-account";
import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { expect } from "vitest";
import { newAccount } from "../accounts";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";

const member = newAccount({ id: "111122223333", name: "Staging", email: "staging@sandbox.example" });

test("one account alone is in no organization", async ({ sandbox }) => {
  const client = new OrganizationsClient(clientConfig(sandbox));
  await expect(client.send(new DescribeOrganizationCommand())).rejects.toMatchObject({
    name: "AWSOrganizationsNotInUseException",
    $metadata: { httpStatusCode: 400 },
  });
});

test("the first account manages the organization and lists its accounts, a member does not", async ({ sandbox }) => {
  sandbox.world.accounts.push(member);
  const client = new OrganizationsClient(clientConfig(sandbox));
  const { Organization } = await client.send(new DescribeOrganizationCommand());
  expect(Organization).toMatchObject({
    Id: expect.stringMatching(/^o-[a-z0-9]{10}$/),
    MasterAccountId: "482109334517",
    FeatureSet: "ALL",
  });
  const first = await client.send(new ListAccountsCommand({ MaxResults: 1 }));
  const second = await client.send(new ListAccountsCommand({ MaxResults: 1, NextToken: first.NextToken }));
  expect([...(first.Accounts ?? []), ...(second.Accounts ?? [])].map(({ Name }) => Name)).toEqual([
    "Sandbox",
    "Staging",
  ]);
  const { Account } = await client.send(new DescribeAccountCommand({ AccountId: member.id }));
  expect(Account).toMatchObject({ Id: member.id, Email: member.email, Status: "ACTIVE" });
  await expect(client.send(new DescribeAccountCommand({ AccountId: "999999999999" }))).rejects.toMatchObject({
    name: "AccountNotFoundException",
  });
  await expect(client.send(new ListAccountsCommand({ MaxResults: 21 }))).rejects.toMatchObject({
    name: "InvalidInputException",
  });

  const other = new OrganizationsClient(memberConfig(sandbox));
  expect((await other.send(new DescribeOrganizationCommand())).Organization?.Id).toBe(Organization?.Id);
  await expect(other.send(new ListAccountsCommand())).rejects.toMatchObject({ name: "AccessDeniedException" });
});

test("an account knows its name, and its manager that of others", async ({ sandbox }) => {
  sandbox.world.accounts.push(member);
  const client = new AccountClient(clientConfig(sandbox));
  expect(await client.send(new GetAccountInformationCommand())).toMatchObject({
    AccountId: "482109334517",
    AccountName: "Sandbox",
    AccountCreatedDate: expect.any(Date),
  });
  expect(await client.send(new GetAccountInformationCommand({ AccountId: member.id }))).toMatchObject({
    AccountName: "Staging",
  });
  await expect(client.send(new GetAccountInformationCommand({ AccountId: "999999999999" }))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
  await expect(
    new AccountClient(memberConfig(sandbox)).send(new GetAccountInformationCommand({ AccountId: "482109334517" })),
  ).rejects.toMatchObject({ name: "AccessDeniedException" });
});

test("the Regions come in pages, by their status", async ({ sandbox }) => {
  const client = new AccountClient(clientConfig(sandbox));
  const names: (string | undefined)[] = [];
  const pages = paginateListRegions({ client, pageSize: 5 }, { RegionOptStatusContains: ["ENABLED_BY_DEFAULT"] });
  for await (const { Regions = [] } of pages) names.push(...Regions.map(({ RegionName }) => RegionName));
  expect(names).toContain("eu-west-1");
  expect(names).not.toContain("af-south-1");
  expect(new Set(names).size).toBe(names.length);
  const status = await client.send(new GetRegionOptStatusCommand({ RegionName: "af-south-1" }));
  expect(status.RegionOptStatus).toBe("ENABLED");
  await expect(client.send(new GetRegionOptStatusCommand({ RegionName: "mars-1" }))).rejects.toMatchObject({
    name: "ValidationException",
  });
});

function memberConfig(sandbox: Sandbox) {
  const { accessKeyId, secretAccessKey } = member;
  return { ...clientConfig(sandbox), credentials: { accessKeyId, secretAccessKey } };
}
