import { randomBytes, randomInt } from "node:crypto";
import type {
  StartDeviceAuthorizationCommandInput,
  StartDeviceAuthorizationCommandOutput,
} from "@aws-sdk/client-sso-oidc";
import { devicePath } from "../../identity-center/approval-paths";
import { hasStartUrl, readLifetimes } from "../../identity-center/directory";
import { type SignInRow, signIns } from "../../identity-center/tables";
import type { Call } from "../../operation";
import type { World } from "../../world";
import { readClient } from "./clients";
import { deviceCodeGrant } from "./grant-types";
import { oauthError } from "./oauth-error";

export function startDeviceAuthorization(
  { world }: Call,
  input: StartDeviceAuthorizationCommandInput,
): Omit<StartDeviceAuthorizationCommandOutput, "$metadata"> {
  const client = readClient(world, input);
  if (client.grantTypes && !client.grantTypes.includes(deviceCodeGrant)) {
    throw oauthError("UnauthorizedClientException", "The client is not registered for the device code grant");
  }
  if (!hasStartUrl(world, input.startUrl ?? "")) {
    throw oauthError("InvalidRequestException", "Invalid start url provided");
  }

  const { codeMs, pollSeconds } = readLifetimes(world);
  const userCode = newUserCode(world);
  const signIn: SignInRow = {
    code: randomBytes(64).toString("base64url"),
    ticket: randomBytes(24).toString("base64url"),
    clientId: client.id,
    expiresAt: new Date(world.clock.now() + codeMs),
    isUsed: false,
    device: { userCode, pollSeconds },
  };
  signIns(world).set(signIn.code, signIn);
  const verificationUri = `${world.origin}${devicePath}`;
  return {
    deviceCode: signIn.code,
    userCode,
    verificationUri,
    verificationUriComplete: `${verificationUri}?user_code=${userCode}`,
    expiresIn: Math.floor(codeMs / 1000),
    interval: pollSeconds,
  };
}

/** Letters that nobody takes for another, and that make no words. */
function newUserCode(world: World): string {
  const letters = "BCDFGHJKLMNPQRSTVWXZ";
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  const code = `${four()}-${four()}`;
  const isTaken = [...signIns(world).values()].some(({ device }) => device?.userCode === code);
  return isTaken ? newUserCode(world) : code;
}
