import "server-only";
import {
  GetRoleCredentialsCommand,
  LogoutCommand,
  paginateListAccountRoles,
  paginateListAccounts,
  ResourceNotFoundException,
  SSOClient,
  UnauthorizedException,
} from "@aws-sdk/client-sso";
import { z } from "zod";
import { OfferedAccount } from "@/lib/domain/sign-in";
import { clientSettings } from "./client-settings";
import { named } from "./named-client";

export const RoleCredentials = z.object({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string(),
  /** Epoch ms. */
  expiration: z.number(),
});
export type RoleCredentials = z.infer<typeof RoleCredentials>;

/** The portal throttles early, and an organization may have hundreds of accounts. */
const accountsAtOnce = 4;
const accountsMost = 1000;
const attempts = 8;

/** The operations carry no signature but a person's access token. */
export function openSso(region: string): SSOClient {
  return named("sso", new SSOClient({ ...clientSettings(), region, maxAttempts: attempts, retryMode: "adaptive" }));
}

/** All accounts and roles that the person has, in order of the accounts' names. */
export async function listOfferedAccounts(sso: SSOClient, accessToken: string): Promise<OfferedAccount[]> {
  const accounts: Omit<OfferedAccount, "roleNames">[] = [];
  for await (const { accountList = [] } of paginateListAccounts({ client: sso, pageSize: 100 }, { accessToken })) {
    accounts.push(
      ...accountList.map(({ accountId = "", accountName, emailAddress }) => {
        return { account: accountId, name: accountName ?? accountId, ...(emailAddress && { email: emailAddress }) };
      }),
    );
    if (accounts.length >= accountsMost) break;
  }
  const offered: OfferedAccount[] = [];
  for (let first = 0; first < accounts.length; first += accountsAtOnce) {
    const some = accounts.slice(first, first + accountsAtOnce);
    const withRoles = some.map(async (each) => ({
      ...each,
      roleNames: await listRoles(sso, accessToken, each.account),
    }));
    offered.push(...(await Promise.all(withRoles)));
  }
  return offered.sort((one, other) => one.name.localeCompare(other.name)).map((each) => OfferedAccount.parse(each));
}

async function listRoles(sso: SSOClient, accessToken: string, accountId: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListAccountRoles({ client: sso, pageSize: 100 }, { accessToken, accountId })) {
    names.push(...(page.roleList ?? []).flatMap(({ roleName }) => roleName ?? []));
  }
  return names.sort((one, other) => one.localeCompare(other));
}

export async function readRoleCredentials(
  sso: SSOClient,
  accessToken: string,
  { account, roleName }: { account: string; roleName: string },
): Promise<RoleCredentials> {
  const { roleCredentials } = await sso.send(
    new GetRoleCredentialsCommand({ accessToken, accountId: account, roleName }),
  );
  return RoleCredentials.parse(roleCredentials);
}

/** Ends the person's stay, with all its tokens. */
export async function logOut(sso: SSOClient, accessToken: string): Promise<void> {
  await sso.send(new LogoutCommand({ accessToken }));
}

/** The access token is none, or none any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof UnauthorizedException;
}

/** The person has no such role there. */
export function hasNoAccess(error: unknown): boolean {
  return error instanceof ResourceNotFoundException || (error instanceof Error && error.name === "ForbiddenException");
}
