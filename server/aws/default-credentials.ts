import "server-only";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { clientSettings } from "./client-settings";

/** Files of `~/.aws` may have been renewed: they are read again after so long. */
const rememberMs = 30_000;

const own = globalThis as typeof globalThis & { slipwayDefaultCredentials?: AwsCredentialIdentityProvider };

/** The default credential chain of the process, which notices renewed files and goes through the proxy with its own calls. */
export function defaultCredentials(): AwsCredentialIdentityProvider {
  own.slipwayDefaultCredentials ??= makeProvider();
  return own.slipwayDefaultCredentials;
}

function makeProvider(): AwsCredentialIdentityProvider {
  let remembered: { at: number; identity: Promise<AwsCredentialIdentity> } | undefined;
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
export function stale(identity: AwsCredentialIdentity): AwsCredentialIdentity {
  return { ...identity, expiration: new Date(0) };
}
