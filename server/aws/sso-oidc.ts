import "server-only";
import {
  AccessDeniedException,
  AuthorizationPendingException,
  CreateTokenCommand,
  type CreateTokenCommandOutput,
  ExpiredTokenException,
  InvalidClientException,
  InvalidGrantException,
  RegisterClientCommand,
  SlowDownException,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
  UnauthorizedClientException,
} from "@aws-sdk/client-sso-oidc";
import { z } from "zod";
import { clientSettings } from "./client-settings";
import { named } from "./named-client";

export type SsoOidc = SSOOIDCClient;

/** This program, as Identity Center knows it. */
export const RegisteredClient = z.object({ clientId: z.string(), clientSecret: z.string(), expiresAt: z.number() });
export type RegisteredClient = z.infer<typeof RegisteredClient>;

/** What stands for a person's stay at Identity Center. */
export const IdentityTokens = z.object({
  accessToken: z.string(),
  /** Epoch ms. */
  accessTokenEndsAt: z.number(),
  refreshToken: z.string().optional(),
  client: RegisteredClient,
});
export type IdentityTokens = z.infer<typeof IdentityTokens>;

export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  expiresAt: Date;
  intervalS: number;
}

type Answer = { state: "approved"; tokens: IdentityTokens } | { state: "waiting" | "slow-down" | "expired" | "denied" };

const clientName = "Slipway";
const scopes = ["sso:account:access"];
const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
const defaultIntervalS = 5;
const defaultLifetimeS = 600;

/** The operations carry no signature. */
export function openSsoOidc(region: string): SSOOIDCClient {
  return named("sso-oidc", new SSOOIDCClient({ ...clientSettings(), region }));
}

export async function registerClient(oidc: SSOOIDCClient): Promise<RegisteredClient> {
  const grantTypes = [deviceGrant, "refresh_token"];
  const registered = await oidc.send(
    new RegisterClientCommand({ clientName, clientType: "public", scopes, grantTypes }),
  );
  return RegisteredClient.parse({ ...registered, expiresAt: (registered.clientSecretExpiresAt ?? 0) * 1000 });
}

export async function startDeviceAuthorization(
  oidc: SSOOIDCClient,
  { clientId, clientSecret }: RegisteredClient,
  startUrl: string,
): Promise<DeviceCode> {
  const given = await oidc.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }));
  const strings = z.object({
    deviceCode: z.string(),
    userCode: z.string(),
    verificationUri: z.string(),
    verificationUriComplete: z.string(),
  });
  const lifetimeS = Math.min(given.expiresIn ?? defaultLifetimeS, defaultLifetimeS);
  return {
    ...strings.parse(given),
    expiresAt: new Date(Date.now() + lifetimeS * 1000),
    intervalS: given.interval ?? defaultIntervalS,
  };
}

/** One question whether the person has answered. */
export async function askForTokens(oidc: SSOOIDCClient, client: RegisteredClient, deviceCode: string): Promise<Answer> {
  const { clientId, clientSecret } = client;
  try {
    const given = await oidc.send(
      new CreateTokenCommand({ clientId, clientSecret, grantType: deviceGrant, deviceCode }),
    );
    return { state: "approved", tokens: toTokens(client, given) };
  } catch (error) {
    if (error instanceof AuthorizationPendingException) return { state: "waiting" };
    if (error instanceof SlowDownException) return { state: "slow-down" };
    if (error instanceof ExpiredTokenException) return { state: "expired" };
    if (error instanceof AccessDeniedException) return { state: "denied" };
    throw error;
  }
}

/** Undefined when Identity Center does not go on with this stay: the person has to sign in again. */
export async function refreshTokens(oidc: SSOOIDCClient, tokens: IdentityTokens): Promise<IdentityTokens | undefined> {
  const { client, refreshToken } = tokens;
  if (!refreshToken) return undefined;
  const { clientId, clientSecret } = client;
  try {
    const given = await oidc.send(
      new CreateTokenCommand({ clientId, clientSecret, grantType: "refresh_token", refreshToken }),
    );
    return { refreshToken, ...toTokens(client, given) };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

export function isInvalidClient(error: unknown): boolean {
  return error instanceof InvalidClientException || error instanceof UnauthorizedClientException;
}

function isRefusal(error: unknown): boolean {
  const refusals = [InvalidGrantException, ExpiredTokenException, AccessDeniedException];
  return isInvalidClient(error) || refusals.some((refusal) => error instanceof refusal);
}

function toTokens(client: RegisteredClient, given: CreateTokenCommandOutput): IdentityTokens {
  const { accessToken, refreshToken, expiresIn = 0 } = given;
  const accessTokenEndsAt = Date.now() + expiresIn * 1000;
  return IdentityTokens.parse({ accessToken, accessTokenEndsAt, ...(refreshToken && { refreshToken }), client });
}
