import type {
  ListAccountRolesCommandInput,
  ListAccountRolesCommandOutput,
  ListAccountsCommandInput,
  ListAccountsCommandOutput,
  LogoutCommandInput,
} from "@aws-sdk/client-sso";
import { accessOf } from "../../identity-center/access";
import { endPortalSessions } from "../../identity-center/sessions";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { noAccess, readSession } from "./session";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function listAccounts({ world }: Call, input: ListAccountsCommandInput): Output<ListAccountsCommandOutput> {
  const { userName } = readSession(world, input.accessToken);
  const accounts = accessOf(world, userName).map(({ account: { id, name, email } }) => {
    return { accountId: id, accountName: name, emailAddress: email };
  });
  const { items, nextToken } = pageOfPortal(accounts, input);
  return { accountList: items, nextToken };
}

export function listAccountRoles(
  { world }: Call,
  input: ListAccountRolesCommandInput,
): Output<ListAccountRolesCommandOutput> {
  const { userName } = readSession(world, input.accessToken);
  const { accountId } = input;
  const access = accessOf(world, userName).find(({ account }) => account.id === accountId);
  if (!access) throw noAccess();
  const roles = access.permissionSets.map(({ name }) => ({ roleName: name, accountId }));
  const { items, nextToken } = pageOfPortal(roles, input);
  return { roleList: items, nextToken };
}

export function logout({ world }: Call, input: LogoutCommandInput): object {
  const { id } = readSession(world, input.accessToken);
  endPortalSessions(world, (session) => session.id === id);
  return {};
}

interface PortalPage {
  nextToken?: string | undefined;
  maxResults?: number | undefined;
}

function pageOfPortal<Item>(items: Item[], { nextToken, maxResults = 100 }: PortalPage) {
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100) {
    throw new AwsError("InvalidRequestException", "max_result must be from 1 to 100");
  }
  return pageOf(items, { nextToken, size: maxResults, errorCode: "InvalidRequestException" });
}
