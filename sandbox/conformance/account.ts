import { Account } from "@aws-sdk/client-account";
import { Organizations } from "@aws-sdk/client-organizations";
import type { Journey } from "./journey";

export const throughAccount: Journey = async ({ config, watched }) => {
  const account = watched(new Account(config));
  await account.getAccountInformation({});
  await account.getRegionOptStatus({ RegionName: "eu-west-1" });
  await account.listRegions({});
};

export const throughOrganizations: Journey = async ({ config, sandbox, watched }) => {
  const organizations = watched(new Organizations(config));
  await organizations.describeOrganization({});
  await organizations.listAccounts({});
  await organizations.describeAccount({ AccountId: sandbox.world.account });
};
