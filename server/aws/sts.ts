import "server-only";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsCredentialIdentity } from "@smithy/types";
import { ReachedTarget, targetOf } from "@/lib/domain/target";
import { clientSettings } from "./client-settings";
import type { AwsClients } from "./clients";
import { named } from "./named-client";

/** Needs no permission: it says whose the credentials are, or that there are none. */
export async function readReachedTarget({ sts, region }: Pick<AwsClients, "sts" | "region">): Promise<ReachedTarget> {
  const { Account: account = "", Arn: callerArn } = await sts.send(new GetCallerIdentityCommand({}));
  return ReachedTarget.parse({ target: targetOf(account, region), account, region, callerArn });
}

/** Whose some credentials are that were just given out. */
export function readIdentityOf(credentials: AwsCredentialIdentity, region: string): Promise<ReachedTarget> {
  const sts = named("sts", new STSClient({ ...clientSettings(), region, credentials }));
  return readReachedTarget({ sts, region });
}
