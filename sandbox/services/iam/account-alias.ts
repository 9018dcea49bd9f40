import type {
  CreateAccountAliasCommandInput,
  DeleteAccountAliasCommandInput,
  GetAccountSummaryCommandOutput,
  ListAccountAliasesCommandInput,
  ListAccountAliasesCommandOutput,
} from "@aws-sdk/client-iam";
import { findAccount } from "../../accounts";
import { AwsError, type Call } from "../../operation";
import { pageOfIam } from "./limits";
import { instanceProfiles, policies, roles } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** An account has one alias at most, which is its alone in all of AWS; a new one takes the place of the old. */
export function createAccountAlias(call: Call, { AccountAlias = "" }: CreateAccountAliasCommandInput): object {
  if (!/^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(AccountAlias)) {
    throw new AwsError(
      "ValidationError",
      "The specified value for accountAlias is invalid. It must contain only digits, lowercase letters, and hyphens (-), but cannot begin or end with a hyphen.",
    );
  }
  const holder = call.world.accounts.find(({ alias }) => alias === AccountAlias);
  if (holder && holder.id !== call.account) {
    throw new AwsError("EntityAlreadyExists", `The account alias ${AccountAlias} already exists.`, 409);
  }
  const account = findAccount(call.world, call.account);
  if (account) account.alias = AccountAlias;
  return {};
}

export function deleteAccountAlias(call: Call, { AccountAlias = "" }: DeleteAccountAliasCommandInput): object {
  const account = findAccount(call.world, call.account);
  if (account?.alias !== AccountAlias) {
    throw new AwsError("NoSuchEntity", `The account alias ${AccountAlias} cannot be found.`, 404);
  }
  delete account.alias;
  return {};
}

export function listAccountAliases(
  call: Call,
  input: ListAccountAliasesCommandInput,
): Output<ListAccountAliasesCommandOutput> {
  const { items, ...rest } = pageOfIam([findAccount(call.world, call.account)?.alias ?? []].flat(), input);
  return { AccountAliases: items, ...rest };
}

export function getAccountSummary(call: Call): Output<GetAccountSummaryCommandOutput> {
  return {
    SummaryMap: {
      Users: 1,
      UsersQuota: 5000,
      Groups: 0,
      GroupsQuota: 300,
      Roles: roles(call).size,
      RolesQuota: 1000,
      Policies: policies(call).size,
      PoliciesQuota: 1500,
      InstanceProfiles: instanceProfiles(call).size,
      InstanceProfilesQuota: 1000,
      AttachedPoliciesPerRoleQuota: 10,
      AccountAccessKeysPresent: 0,
      AccountMFAEnabled: 0,
      AssumeRolePolicySizeQuota: 2048,
      PolicySizeQuota: 6144,
    },
  };
}
