import "server-only";
import type { AwsClients } from "@/server/aws/clients";
import * as iam from "@/server/aws/iam";

/** It changes about never. */
const rememberMs = 600_000;

const remembered = new WeakMap<AwsClients, { at: number; alias: Promise<string | undefined> }>();

/** The account's alias; undefined without one, and where the credentials may not see it. */
export function findAccountAlias(aws: AwsClients): Promise<string | undefined> {
  const known = remembered.get(aws);
  if (known && Date.now() - known.at < rememberMs) return known.alias;
  const alias = iam.findAccountAlias(aws).catch(() => undefined);
  remembered.set(aws, { at: Date.now(), alias });
  return alias;
}
