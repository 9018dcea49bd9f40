import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { proxyAgents } from "@/server/aws/proxy-agent";
import type { Env } from "@/server/env";

/** Who the provider says it is. */
export const OidcPerson = z.object({
  id: z.string(),
  name: z.string(),
  /** Only one that the provider has verified. */
  email: z.string().optional(),
  groups: z.array(z.string()),
});
export type OidcPerson = z.infer<typeof OidcPerson>;

/** As far as it is read: providers put much more into it. */
const Claims = z.looseObject({
  sub: z.string().regex(/^\S{1,255}$/),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});
type Claims = z.infer<typeof Claims>;

const timeoutMs = 10_000;

/** A company's provider, found by its issuer. Its answer must fit the browser that left for it: PKCE, state and nonce. */
export function oidcProvider({ issuer, clientId, clientSecret, groupsClaim, scope }: NonNullable<Env["oidc"]>) {
  const { httpAgent, httpsAgent } = proxyAgents();
  return {
    id: "oidc",
    name: "OIDC",
    type: "oauth",
    issuer,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope } },
    httpOptions: { timeout: timeoutMs, agent: issuer.startsWith("https:") ? httpsAgent : httpAgent },
    userinfo: {
      // Some providers tell groups only there; openid-client sees to it that it is of the same person.
      request: async ({ tokens, client }) => {
        const { id_token, access_token } = tokens;
        const claims = Claims.parse("claims" in tokens && typeof tokens.claims === "function" ? tokens.claims() : {});
        if (!id_token || !access_token || groupsClaim in claims || !client.issuer.metadata.userinfo_endpoint)
          return claims;
        const more = await client.userinfo(access_token);
        return more.sub === claims.sub ? { ...more, ...claims } : claims;
      },
    },
    profile: (claims: Claims) => toPerson(Claims.parse(claims), groupsClaim),
  } satisfies OAuthConfig<Claims>;
}

function toPerson(claims: Claims, groupsClaim: string): OidcPerson {
  const { sub, name, preferred_username, email, email_verified } = claims;
  const groups =
    z
      .array(z.string())
      .or(z.string().transform((one) => [one]))
      .safeParse(claims[groupsClaim]).data ?? [];
  const shown = (name ?? preferred_username ?? email ?? sub).trim() || sub;
  return { id: sub, name: shown.slice(0, 100), ...(email && email_verified === true && { email }), groups };
}
