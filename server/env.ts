import "server-only";
import path from "node:path";
import type { Grant } from "@/lib/domain/grant";
import type { TargetSettings } from "@/lib/domain/target";
import { isLoopbackHost, isLoopbackUrl } from "./loopback";
import type { PrivateHosts } from "./outgoing/private-hosts";
import { type ProxySettings, readProxySettings } from "./proxy-settings";
import { Settings } from "./settings";

export interface Env {
  databaseUrl?: string;
  dataDir: string;
  apiToken?: string;
  /** Of the console, as people's browsers know it. */
  origin: string;
  isHttps: boolean;
  nextAuthSecret: string;
  /** What the server listens on is reachable from this machine alone. */
  isLoopbackOnly: boolean;
  /** Whoever sits at the machine may sign in as its operator. */
  hasOperator: boolean;
  identityCenter?: { startUrl: string; region: string };
  oidc?: { issuer: string; clientId: string; clientSecret: string; scope: string; groupsClaim: string };
  /** 32 bytes; without it and without KMS, the key is derived from the secret. */
  encryptionKey?: Buffer;
  kmsKeyId?: string;
  /** Roles that the settings give. */
  grants: readonly Grant[];
  /** Targets that are there from the first start. */
  targets: readonly TargetSettings[];
  /** Where Slipway may go although it is not on the public internet. */
  privateHosts: PrivateHosts;
  /** Where the methods of Slack are. */
  slackApiUrl: string;
  /** How many proxies before this process write into `X-Forwarded-For`. */
  trustedProxies: number;
  /** The way to everything that is not on this machine. */
  proxy: ProxySettings;
  logLevel: string;
}

let read: Env | undefined;

/** The settings of this process; throws with every wrong one named. */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

export function readEnv(given: Record<string, string | undefined>): Env {
  // An empty variable is an unset one: that is how compose files and shells say it.
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const result = Settings.safeParse(set);
  if (!result.success) {
    const wrong = result.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`);
    throw new Error(`Slipway cannot start with these settings. ${wrong.join("; ")}`);
  }
  const settings = result.data;
  const isLoopbackOnly = isLoopbackHost(settings.HOSTNAME);
  const url = new URL(settings.NEXTAUTH_URL);
  const identityCenter = settings.SLIPWAY_IDENTITY_CENTER_START_URL &&
    settings.SLIPWAY_IDENTITY_CENTER_REGION && {
      startUrl: settings.SLIPWAY_IDENTITY_CENTER_START_URL,
      region: settings.SLIPWAY_IDENTITY_CENTER_REGION,
    };
  const oidc = settings.SLIPWAY_OIDC_ISSUER &&
    settings.SLIPWAY_OIDC_CLIENT_ID &&
    settings.SLIPWAY_OIDC_CLIENT_SECRET && {
      issuer: settings.SLIPWAY_OIDC_ISSUER,
      clientId: settings.SLIPWAY_OIDC_CLIENT_ID,
      clientSecret: settings.SLIPWAY_OIDC_CLIENT_SECRET,
      scope: settings.SLIPWAY_OIDC_SCOPE,
      groupsClaim: settings.SLIPWAY_OIDC_GROUPS_CLAIM,
    };
  return {
    databaseUrl: settings.DATABASE_URL,
    dataDir: path.resolve(settings.SLIPWAY_DATA_DIR),
    apiToken: settings.SLIPWAY_API_TOKEN,
    origin: url.origin,
    isHttps: url.protocol === "https:",
    nextAuthSecret: settings.NEXTAUTH_SECRET,
    isLoopbackOnly,
    hasOperator: isLoopbackOnly && isLoopbackUrl(url) && !identityCenter && !oidc,
    ...(identityCenter && { identityCenter }),
    ...(oidc && { oidc }),
    encryptionKey: settings.SLIPWAY_ENCRYPTION_KEY,
    kmsKeyId: settings.SLIPWAY_KMS_KEY_ID,
    grants: settings.SLIPWAY_ROLES,
    targets: settings.SLIPWAY_TARGETS,
    privateHosts: settings.SLIPWAY_PRIVATE_HOSTS,
    slackApiUrl: settings.SLIPWAY_SLACK_API_URL,
    trustedProxies: settings.SLIPWAY_TRUSTED_PROXIES,
    proxy: readProxySettings(set),
    logLevel: settings.LOG_LEVEL,
  };
}
