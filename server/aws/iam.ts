import "server-only";
import { ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import type { AwsClients } from "./clients";

/** The name that the account's owner gave it; it has one at the most. */
export async function findAccountAlias({ iam }: AwsClients): Promise<string | undefined> {
  const { AccountAliases: [alias] = [] } = await iam.send(new ListAccountAliasesCommand({}));
  return alias;
}
