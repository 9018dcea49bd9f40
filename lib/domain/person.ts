import { z } from "zod";

/** How somebody came in. */
export const SignInMethod = z.enum(["identity-center", "oidc", "operator"]);
export type SignInMethod = z.infer<typeof SignInMethod>;

/**
 * Somebody who has signed in: `identity-center:alice@example.com` (the user name in Identity Center), `oidc:<subject>`,
 * `operator:<ARN of the AWS identity>`.
 */
export const PersonId = z
  .string()
  .max(300, { error: "person" })
  .regex(/^(identity-center|oidc|operator):\S+$/, { error: "person" });
export type PersonId = z.infer<typeof PersonId>;

export const Person = z.object({ id: PersonId, name: z.string() });
export type Person = z.infer<typeof Person>;
