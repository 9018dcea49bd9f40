import "server-only";
import type { ReachedTarget } from "@/lib/domain/target";
import type { AwsClients } from "@/server/aws/clients";
import { readReachedTarget } from "@/server/aws/sts";

/** Whose credentials these are changes only when a person changes them. */
const rememberMs = 60_000;

const remembered = new WeakMap<AwsClients, { at: number; target: Promise<ReachedTarget> }>();

/** The account and Region of the credentials at hand. */
export function findReachedTarget(aws: AwsClients): Promise<ReachedTarget> {
  const known = remembered.get(aws);
  if (known && Date.now() - known.at < rememberMs) return known.target;
  const target = readReachedTarget(aws);
  remembered.set(aws, { at: Date.now(), target });
  target.then(
    ({ account }) => {
      aws.place.account = account;
    },
    () => remembered.delete(aws),
  );
  return target;
}
