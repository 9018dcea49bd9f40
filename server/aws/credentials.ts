import "server-only";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { clientSettings } from "./client-settings";
import type { AwsClients } from "./clients";

export type Credentials = AwsCredentialIdentity;
export type CredentialsProvider = AwsCredentialIdentityProvider;

/** Files of `~/.aws` may have been renewed: they are read again after so long. */
const rememberMs = 30_000;

const own = globalThis as typeof globalThis & { slipwayDefaultCredentials?: CredentialsProvider };

/** The default credential chain of the process, which notices renewed files and goes through the proxy with its own calls. */
export function defaultCredentials(): CredentialsProvider {
  own.slipwayDefaultCredentials ??= makeProvider();
  return own.slipwayDefaultCredentials;
}

function makeProvider(): CredentialsProvider {
  let remembered: { at: number; identity: Promise<Credentials> } | undefined;
  return async (caller) => {
    if (remembered && Date.now() - remembered.at < rememberMs) return stale(await remembered.identity);
    const chain = defaultProvider({ ignoreCache: true, clientConfig: clientSettings() });
    const identity = chain(caller);
    remembered = { at: Date.now(), identity };
    identity.catch(() => {
      remembered = undefined;
    });
    return stale(await identity);
  };
}

/** Told as over, so that a client asks before every call whether they are still the ones. */
export function stale(identity: Credentials): Credentials & { endsAt?: Date } {
  return { ...identity, expiration: new Date(0), endsAt: identity.expiration };
}

/** When the credentials of clients end by themselves; undefined for those that do not. */
export async function endOfCredentials({ sts }: Pick<AwsClients, "sts">): Promise<Date | undefined> {
  const identity: Credentials & { endsAt?: Date } = await sts.config.credentials();
  return identity.endsAt;
}
