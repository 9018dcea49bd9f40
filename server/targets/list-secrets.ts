import "server-only";
import type { SecretList } from "@/lib/domain/pick-list";
import * as aws from "@/server/aws/secrets";
import type { Context } from "@/server/context";
import { orGap } from "./gap";

export async function listSecrets(context: Context, { target }: { target: string }): Promise<SecretList> {
  const clients = await context.awsOf(target);
  const lists = await Promise.all([
    orGap("secretsmanager", aws.listSecrets(clients)),
    orGap("ssm", aws.listParameters(clients)),
  ]);
  return {
    secrets: lists.flatMap(({ items }) => items),
    gaps: lists.flatMap(({ gaps }) => gaps),
    hasMore: lists.some(({ hasMore }) => hasMore),
  };
}
