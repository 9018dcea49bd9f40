import { randomBytes } from "node:crypto";
import type { CreateTokenCommandOutput } from "@aws-sdk/client-sso-oidc";
import { readLifetimes } from "../../identity-center/directory";
import { type ClientRow, type SessionRow, tokens } from "../../identity-center/tables";
import type { World } from "../../world";

/**
 * An access token, and one to refresh it with where the client was registered with scopes. Without scopes there is no
 * refresh: the access token lasts as long as the stay.
 */
export function issueTokens(
  world: World,
  { scopes, grantTypes }: ClientRow,
  session: SessionRow,
): Omit<CreateTokenCommandOutput, "$metadata"> {
  const { clock } = world;
  const leftMs = session.endsAt.getTime() - clock.now();
  const lastsMs = scopes.length > 0 ? Math.min(readLifetimes(world).accessTokenMs, leftMs) : leftMs;
  const accessToken = `aoaAAAAA${randomBytes(120).toString("base64url")}`;
  tokens(world).set(accessToken, {
    sessionId: session.id,
    use: "access",
    expiresAt: new Date(clock.now() + lastsMs),
  });
  const answer = { accessToken, tokenType: "Bearer", expiresIn: Math.round(lastsMs / 1000) };
  if (scopes.length === 0 || (grantTypes && !grantTypes.includes("refresh_token"))) return answer;

  const refreshToken = `aorAAAAA${randomBytes(160).toString("base64url")}`;
  tokens(world).set(refreshToken, { sessionId: session.id, use: "refresh", expiresAt: session.endsAt });
  return { ...answer, refreshToken };
}
