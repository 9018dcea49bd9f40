import "server-only";
import type { SignInMethods } from "@/lib/domain/sign-in";
import { env } from "@/server/env";

/** What the settings allow; an operator only where nothing else is there. */
export async function readSignInMethods(): Promise<SignInMethods> {
  const { identityCenter, oidc, hasOperator } = env();
  return {
    methods: [
      ...(identityCenter ? (["identity-center"] as const) : []),
      ...(oidc ? (["oidc"] as const) : []),
      ...(hasOperator ? (["operator"] as const) : []),
    ],
    identityCenter,
    oidcIssuer: oidc?.issuer,
  };
}
