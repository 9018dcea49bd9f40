import { randomBytes } from "node:crypto";
import type { RegisterClientCommandInput, RegisterClientCommandOutput } from "@aws-sdk/client-sso-oidc";
import { hasStartUrl, readLifetimes } from "../../identity-center/directory";
import { type ClientRow, clients, identityScope } from "../../identity-center/tables";
import type { Call } from "../../operation";
import type { World } from "../../world";
import { isGrantType } from "./grant-types";
import { oauthError } from "./oauth-error";

/** What a client may ask for: the first is what the AWS CLI asks for. */
const knownScopes = [
  "sso:account:access",
  "codewhisperer:analysis",
  "codewhisperer:completions",
  "codewhisperer:conversations",
  "codewhisperer:taskassist",
  "codewhisperer:transformations",
  "openid",
  "aws",
];

export function registerClient(
  call: Call,
  input: RegisterClientCommandInput,
): Omit<RegisterClientCommandOutput, "$metadata"> {
  const { clientName = "", clientType, scopes = [], redirectUris = [], grantTypes, issuerUrl } = input;
  const { world } = call;
  if (clientName.length === 0 || clientName.length > 256) {
    throw oauthError("InvalidClientMetadataException", "The client name must have from 1 to 256 characters");
  }
  if (clientType !== "public") {
    throw oauthError("InvalidClientMetadataException", "Only public clients can be registered");
  }
  const stranger = scopes.find((scope) => !knownScopes.includes(scope));
  if (stranger !== undefined) throw oauthError("InvalidScopeException", `Invalid scope: ${stranger}`);
  if (grantTypes?.some((one) => !isGrantType(one))) {
    throw oauthError("UnsupportedGrantTypeException", "Unsupported grant type");
  }
  if (!redirectUris.every(isLoopback)) {
    throw oauthError("InvalidRedirectUriException", "Invalid redirect URI: only loopback addresses are allowed");
  }
  if (grantTypes?.includes("authorization_code") && redirectUris.length === 0) {
    throw oauthError("InvalidRedirectUriException", "Redirect URIs are required for the authorization_code grant");
  }
  if (issuerUrl !== undefined && !hasStartUrl(world, issuerUrl)) {
    throw oauthError("InvalidRequestException", "Invalid issuer URL provided");
  }

  const issuedAt = world.clock.now();
  const client: ClientRow = {
    id: randomBytes(24).toString("base64url"),
    name: clientName,
    secret: `eyJraWQiOiJrZXktMTU2NDAyODA5OSIsImFsZyI6IkhTMzg0In0.${randomBytes(180).toString("base64url")}`,
    scopes,
    grantTypes,
    redirectUris,
    secretExpiresAt: new Date(issuedAt + readLifetimes(world).clientSecretMs),
  };
  clients(world).set(client.id, client);
  world.record("effect", identityScope(world), "identity-center.client-registered", { clientName });
  return {
    clientId: client.id,
    clientSecret: client.secret,
    clientIdIssuedAt: seconds(issuedAt),
    clientSecretExpiresAt: seconds(client.secretExpiresAt.getTime()),
  };
}

/** The client that an id and a secret are of. */
export function readClient(world: World, { clientId = "", clientSecret = "" }: ClientKeys): ClientRow {
  const client = clients(world).get(clientId);
  if (!client || client.secret !== clientSecret) throw oauthError("InvalidClientException", "Invalid client provided");
  if (client.secretExpiresAt.getTime() <= world.clock.now()) {
    throw oauthError("InvalidClientException", "Client secret has expired");
  }
  return client;
}

interface ClientKeys {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
}

/** A program on the person's own machine. */
function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
}

function seconds(epochMs: number): number {
  return Math.floor(epochMs / 1000);
}
