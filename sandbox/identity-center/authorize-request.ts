import { randomBytes } from "node:crypto";
import type { World } from "../world";
import { readLifetimes } from "./directory";
import { clients, type SignInRow } from "./tables";

/** What a client asks for by sending the browser here, or what is wrong with it. */
export function readAuthorizeRequest(world: World, parameters: URLSearchParams): SignInRow | string {
  const client = clients(world).get(parameters.get("client_id") ?? "");
  if (!client || client.secretExpiresAt.getTime() <= world.clock.now()) return "invalid_client";
  const uri = parameters.get("redirect_uri") ?? "";
  if (!client.redirectUris.some((registered) => isSameBesidesPort(registered, uri))) return "invalid_redirect_uri";
  if (parameters.get("response_type") !== "code") return "unsupported_response_type";
  if (client.grantTypes && !client.grantTypes.includes("authorization_code")) return "unauthorized_client";
  const codeChallenge = parameters.get("code_challenge") ?? "";
  if (parameters.get("code_challenge_method") !== "S256" || !/^[\w-]{43}$/.test(codeChallenge))
    return "invalid_request";
  const scopes = (parameters.get("scopes") ?? "").split(/[ ,]+/).filter(Boolean);
  if (scopes.some((scope) => !client.scopes.includes(scope))) return "invalid_scope";

  return {
    code: randomBytes(64).toString("base64url"),
    ticket: randomBytes(24).toString("base64url"),
    clientId: client.id,
    expiresAt: new Date(world.clock.now() + readLifetimes(world).codeMs),
    isUsed: false,
    redirect: { uri, state: parameters.get("state") ?? undefined, codeChallenge },
  };
}

/** A program on the person's machine takes whatever port is free. */
function isSameBesidesPort(registered: string, uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const [one, other] = [new URL(registered), new URL(uri)];
  one.port = other.port;
  return one.href === other.href;
}
