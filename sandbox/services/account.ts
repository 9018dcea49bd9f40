import type {
  GetAccountInformationCommandInput,
  GetAccountInformationCommandOutput,
  GetRegionOptStatusCommandInput,
  GetRegionOptStatusCommandOutput,
  ListRegionsCommandInput,
  ListRegionsCommandOutput,
} from "@aws-sdk/client-account";
import { type Account, findAccount } from "../accounts";
import { AwsError, type Call, type ServiceDefinition } from "../operation";
import { pageOf } from "../page";
import { hasToBeOptedIn, regionNames } from "./ec2/zones";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

function getAccountInformation(
  call: Call,
  input: GetAccountInformationCommandInput,
): Output<GetAccountInformationCommandOutput> {
  const { id, name } = targetOf(call, input.AccountId);
  return {
    AccountId: id,
    AccountName: name,
    AccountCreatedDate: new Date("2025-11-21T00:00:00Z"),
    AccountState: "ACTIVE",
  };
}

function listRegions(call: Call, input: ListRegionsCommandInput): Output<ListRegionsCommandOutput> {
  targetOf(call, input.AccountId);
  const { MaxResults: size = 50, NextToken: nextToken, RegionOptStatusContains: wanted } = input;
  if (size < 1 || size > 50) throw invalid("MaxResults must be from 1 to 50");
  const all = regionNames
    .map((RegionName) => ({ RegionName, RegionOptStatus: optStatus(RegionName) }))
    .filter(({ RegionOptStatus }) => wanted?.includes(RegionOptStatus) ?? true);
  const page = pageOf(all, { nextToken, size, errorCode: "ValidationException" });
  return { Regions: page.items, NextToken: page.nextToken };
}

function getRegionOptStatus(
  call: Call,
  { AccountId, RegionName = "" }: GetRegionOptStatusCommandInput,
): Output<GetRegionOptStatusCommandOutput> {
  targetOf(call, AccountId);
  if (!regionNames.some((name) => name === RegionName)) throw invalid(`Region ${RegionName} is invalid`);
  return { RegionName, RegionOptStatus: optStatus(RegionName) };
}

function optStatus(region: string): "ENABLED" | "ENABLED_BY_DEFAULT" {
  return hasToBeOptedIn(region) ? "ENABLED" : "ENABLED_BY_DEFAULT";
}

/** The caller's own account, or, for the one that manages the organization, another of it. */
function targetOf({ world, account }: Call, given: string | undefined): Account {
  if (given === account) throw invalid("Management account or own account must not be given as AccountId");
  if (given !== undefined && account !== world.account) {
    throw new AwsError("AccessDeniedException", `You are not authorized to act on account ${given}`, 403);
  }
  const found = findAccount(world, given ?? account);
  if (found) return found;
  throw new AwsError("ResourceNotFoundException", `Account ${given} was not found`, 404);
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message, 400);
}

export const account: ServiceDefinition = {
  signingName: "account",
  sdk: () => import("@aws-sdk/client-account"),
  operations: {
    GetAccountInformation: getAccountInformation,
    GetRegionOptStatus: getRegionOptStatus,
    ListRegions: listRegions,
  },
};
