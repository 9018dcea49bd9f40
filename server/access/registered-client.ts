import "server-only";
import { isInvalidClient, RegisteredClient, registerClient, type SsoOidc } from "@/server/aws/sso-oidc";
import { dropKeptSecret, keepSecret, readKeptSecret } from "@/server/store/kept-secrets";
import type { Store } from "@/server/store/open-store";
import { type Bound, seal, unseal } from "./vault";

/** Not used for a sign-in that would outlast it. */
const marginMs = 24 * 60 * 60_000;

/** Does something as the client that this console is registered as at Identity Center; registers it again when it is not known. */
export async function asRegisteredClient<T>(
  store: Store,
  oidc: SsoOidc,
  region: string,
  act: (client: RegisteredClient) => Promise<T>,
): Promise<T> {
  const name = `identity-center-client ${region}`;
  const kept = await findKept(store, name);
  try {
    return await act(kept ?? (await register(store, oidc, name)));
  } catch (error) {
    if (!kept || !isInvalidClient(error)) throw error;
    await dropKeptSecret(store, name);
    return act(await register(store, oidc, name));
  }
}

async function findKept(store: Store, name: string): Promise<RegisteredClient | undefined> {
  const kept = await readKeptSecret(store, name);
  // Sealed with a key that is no more, it is as good as none.
  return kept && unseal(store, kept.sealed, boundTo(name), RegisteredClient).catch(() => undefined);
}

async function register(store: Store, oidc: SsoOidc, name: string): Promise<RegisteredClient> {
  const client = await registerClient(oidc);
  const sealed = await seal(store, client, boundTo(name));
  await keepSecret(store, { name, sealed, expiresAt: new Date(client.expiresAt - marginMs) });
  return client;
}

const boundTo = (name: string): Bound => ({ use: "kept-secret", id: name });
