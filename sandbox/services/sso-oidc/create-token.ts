import { createHash } from "node:crypto";
import type { CreateTokenCommandInput, CreateTokenCommandOutput } from "@aws-sdk/client-sso-oidc";
import { findPerson } from "../../identity-center/directory";
import { openPortalSession } from "../../identity-center/sessions";
import { type ClientRow, portalSessions, type SignInRow, signIns, tokens } from "../../identity-center/tables";
import type { Call } from "../../operation";
import type { World } from "../../world";
import { readClient } from "./clients";
import { deviceCodeGrant, type GrantType, isGrantType } from "./grant-types";
import { issueTokens } from "./issue-tokens";
import { oauthError } from "./oauth-error";

type Tokens = Omit<CreateTokenCommandOutput, "$metadata">;
type Grant = (world: World, client: ClientRow, input: CreateTokenCommandInput) => Tokens;

export function createToken({ world }: Call, input: CreateTokenCommandInput): Tokens {
  const client = readClient(world, input);
  const { grantType = "" } = input;
  if (!isGrantType(grantType)) throw oauthError("UnsupportedGrantTypeException", "Unsupported grant type");
  if (client.grantTypes && !client.grantTypes.includes(grantType)) {
    throw oauthError("UnauthorizedClientException", `The client is not registered for the grant ${grantType}`);
  }
  return grants[grantType](world, client, input);
}

const grants: Record<GrantType, Grant> = {
  [deviceCodeGrant](world, client, { deviceCode }) {
    const signIn = readSignIn(world, client, deviceCode, "deviceCode");
    const { device } = signIn;
    if (!device) throw oauthError("InvalidGrantException", "Invalid device code provided");
    if (isOver(world, signIn)) throw oauthError("ExpiredTokenException", "Device code has expired");
    checkPace(world, device);
    if (!signIn.answer) throw oauthError("AuthorizationPendingException", "Authorization is pending");
    if (signIn.answer === "denied") throw oauthError("AccessDeniedException", "The request was denied by the user");
    return redeem(world, client, signIn, signIn.answer.approvedBy);
  },
  authorization_code(world, client, { code, redirectUri, codeVerifier = "" }) {
    const signIn = readSignIn(world, client, code, "code");
    const { redirect, answer } = signIn;
    if (!redirect || !answer || answer === "denied" || isOver(world, signIn)) {
      throw oauthError("InvalidGrantException", "Invalid authorization code provided");
    }
    if (redirect.uri !== redirectUri) throw oauthError("InvalidGrantException", "The redirect URI does not match");
    const challenge = createHash("sha256").update(codeVerifier).digest("base64url");
    if (challenge !== redirect.codeChallenge) {
      throw oauthError("InvalidGrantException", "The code verifier does not match");
    }
    return redeem(world, client, signIn, answer.approvedBy);
  },
  refresh_token(world, client, { refreshToken }) {
    if (!refreshToken) throw oauthError("InvalidRequestException", "Missing parameter: refreshToken");
    const token = tokens(world).get(refreshToken);
    const session = token && portalSessions(world).get(token.sessionId);
    if (token?.use !== "refresh" || session?.clientId !== client.id || session.endsAt.getTime() <= world.clock.now()) {
      throw oauthError("InvalidGrantException", "Invalid refresh token provided");
    }
    tokens(world).delete(refreshToken);
    return issueTokens(world, client, session);
  },
};

function readSignIn(world: World, client: ClientRow, code: string | undefined, member: string): SignInRow {
  if (!code) throw oauthError("InvalidRequestException", `Missing parameter: ${member}`);
  const signIn = signIns(world).get(code);
  if (signIn?.clientId === client.id && !signIn.isUsed) return signIn;
  throw oauthError("InvalidGrantException", "Invalid grant provided");
}

/** Who asks again too soon has to wait five seconds longer from then on. */
function checkPace({ clock }: World, device: NonNullable<SignInRow["device"]>): void {
  const waitedMs = clock.now() - (device.lastPolledAt?.getTime() ?? Number.NEGATIVE_INFINITY);
  device.lastPolledAt = clock.date();
  // A client's own timer and the way here may take a little off its wait.
  if (waitedMs >= device.pollSeconds * 1000 * 0.95) return;
  device.pollSeconds += 5;
  throw oauthError("SlowDownException", "Polling too often");
}

function redeem(world: World, client: ClientRow, signIn: SignInRow, userName: string): Tokens {
  if (!findPerson(world, userName)) throw oauthError("AccessDeniedException", "The user is not active");
  signIn.isUsed = true;
  return issueTokens(world, client, openPortalSession(world, userName, client.id));
}

function isOver({ clock }: World, { expiresAt }: SignInRow): boolean {
  return expiresAt.getTime() <= clock.now();
}
