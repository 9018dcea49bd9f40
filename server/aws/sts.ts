import "server-only";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { ReachedTarget, targetOf } from "@/lib/domain/target";
import type { AwsClients } from "./clients";

/** Needs no permission: it says whose the credentials are, or that there are none. */
export async function readReachedTarget({ sts, region }: AwsClients): Promise<ReachedTarget> {
  const { Account: account = "", Arn: callerArn } = await sts.send(new GetCallerIdentityCommand({}));
  return ReachedTarget.parse({ target: targetOf(account, region), account, region, callerArn });
}
