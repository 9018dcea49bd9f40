import type {
  DescribeAccountCommandInput,
  DescribeAccountCommandOutput,
  DescribeOrganizationCommandOutput,
  ListAccountsCommandInput,
  ListAccountsCommandOutput,
  Account as OrganizationAccount,
} from "@aws-sdk/client-organizations";
import { type Account, findAccount, keyLetters } from "../accounts";
import { findDirectory } from "../identity-center/directory";
import { AwsError, type Call, type ServiceDefinition } from "../operation";
import { pageOf } from "../page";
import type { World } from "../world";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** Several accounts are an organization, and so is whatever has an IAM Identity Center. The first account manages it. */
function readOrganization(world: World): { id: string; management: string } {
  if (world.accounts.length < 2 && !findDirectory(world)) {
    throw new AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
  }
  return { id: `o-${keyLetters(`organization of ${world.account}`, 10).toLowerCase()}`, management: world.account };
}

function describeOrganization({ world }: Call): Output<DescribeOrganizationCommandOutput> {
  const { id, management } = readOrganization(world);
  return {
    Organization: {
      Id: id,
      Arn: `arn:aws:organizations::${management}:organization/${id}`,
      FeatureSet: "ALL",
      MasterAccountArn: `arn:aws:organizations::${management}:account/${id}/${management}`,
      MasterAccountId: management,
      MasterAccountEmail: findAccount(world, management)?.email,
      AvailablePolicyTypes: [],
    },
  };
}

function listAccounts(call: Call, input: ListAccountsCommandInput): Output<ListAccountsCommandOutput> {
  checkManagement(call);
  const { MaxResults: size = 20, NextToken: nextToken } = input;
  if (size < 1 || size > 20) throw new AwsError("InvalidInputException", "You specified an invalid value.");
  const { world } = call;
  const page = pageOf([...world.accounts], { nextToken, size, errorCode: "InvalidInputException" });
  return { Accounts: page.items.map((account) => toOrganizationAccount(world, account)), NextToken: page.nextToken };
}

function describeAccount(
  call: Call,
  { AccountId = "" }: DescribeAccountCommandInput,
): Output<DescribeAccountCommandOutput> {
  checkManagement(call);
  if (!/^\d{12}$/.test(AccountId)) throw new AwsError("InvalidInputException", "You specified an invalid value.");
  const account = findAccount(call.world, AccountId);
  if (account) return { Account: toOrganizationAccount(call.world, account) };
  throw new AwsError("AccountNotFoundException", "You specified an account that doesn't exist.");
}

function checkManagement({ world, account }: Call): void {
  if (readOrganization(world).management === account) return;
  throw new AwsError("AccessDeniedException", "You don't have permissions to access this resource.", 403);
}

function toOrganizationAccount(world: World, { id, name, email }: Account): OrganizationAccount {
  const organization = readOrganization(world);
  return {
    Id: id,
    Arn: `arn:aws:organizations::${organization.management}:account/${organization.id}/${id}`,
    Email: email,
    Name: name,
    Status: "ACTIVE",
    State: "ACTIVE",
    JoinedMethod: id === organization.management ? "INVITED" : "CREATED",
    JoinedTimestamp: new Date("2025-11-21T00:00:00Z"),
  };
}

export const organizations: ServiceDefinition = {
  signingName: "organizations",
  sdk: () => import("@aws-sdk/client-organizations"),
  operations: {
    DescribeAccount: describeAccount,
    DescribeOrganization: describeOrganization,
    ListAccounts: listAccounts,
  },
};
