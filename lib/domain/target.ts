import { z } from "zod";

export const AccountId = z.string().regex(/^\d{12}$/, { error: "account-id" });
export const Region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: "region" });

/** Account and Region: `123456789012~eu-west-1`. */
export const Target = z.string().regex(/^\d{12}~[a-z]{2}(-[a-z]+)+-\d$/, { error: "target" });
export type Target = z.infer<typeof Target>;

/** A target and whose AWS credentials reach it. */
export const ReachedTarget = z.object({
  target: Target,
  account: AccountId,
  region: Region,
  /** Of the credentials, as STS says it. */
  callerArn: z.string(),
});
export type ReachedTarget = z.infer<typeof ReachedTarget>;

export function targetOf(account: string, region: string): Target {
  return `${account}~${region}`;
}
