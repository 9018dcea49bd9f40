import "server-only";
import { z } from "zod";
import { parseRoleSettings } from "@/lib/domain/role-settings";
import { Region } from "@/lib/domain/target";
import { parseTargetSettings } from "@/lib/domain/target-settings";
import { isLoopbackHost, isLoopbackUrl } from "./loopback";
import { parsePrivateHosts } from "./outgoing/private-hosts";

const fewestCharacters = 32;
/** Fewer different ones are no chance: `aaaa…`, `changemechangeme…`. */
const fewestDifferent = 10;

const secret = z
  .string()
  .min(fewestCharacters, `must have at least ${fewestCharacters} characters`)
  .refine((value) => new Set(value).size >= fewestDifferent, "is too easy to guess: use `openssl rand -base64 32`");

const secureUrl = z
  .url()
  .refine(
    (value) => URL.canParse(value) && (new URL(value).protocol === "https:" || isLoopbackUrl(new URL(value))),
    "must be an https: address (http: only on this machine itself)",
  )
  .refine((value) => URL.canParse(value) && new URL(value).username === "", "must not have a user name in it");

const region = z.string().refine((value) => Region.safeParse(value).success, "must be a Region, such as eu-west-1");
const keyBytes = 32;

const encryptionKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, `must be ${keyBytes} bytes in base64: use \`openssl rand -base64 ${keyBytes}\``)
  .transform((value) => Buffer.from(value, "base64"))
  .refine((key) => new Set(key).size >= fewestDifferent, "is too easy to guess");

const roles = read(parseRoleSettings);
const targets = read(parseTargetSettings);
const privateHosts = read(parsePrivateHosts);

/** What throws says in its words what is wrong. */
function read<T>(parse: (text: string) => T) {
  return z.string().transform((text, check) => {
    try {
      return parse(text);
    } catch (error) {
      check.addIssue({ code: "custom", message: error instanceof Error ? error.message : "cannot be read" });
      return z.NEVER;
    }
  });
}

const Variables = z.looseObject({
  DATABASE_URL: z.url().optional(),
  SLIPWAY_DATA_DIR: z.string().default(".slipway"),
  /** For scripts: `Authorization: Bearer …`. */
  SLIPWAY_API_TOKEN: secret.optional(),
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: secureUrl.refine(
    (value) => URL.canParse(value) && new URL(value).pathname === "/",
    "must be the address of the console without a path",
  ),
  /** As the server itself reads it: without it, it listens on every address. */
  HOSTNAME: z.string().default("0.0.0.0"),
  SLIPWAY_IDENTITY_CENTER_START_URL: secureUrl.optional(),
  SLIPWAY_IDENTITY_CENTER_REGION: region.optional(),
  SLIPWAY_OIDC_ISSUER: secureUrl.optional(),
  SLIPWAY_OIDC_CLIENT_ID: z.string().optional(),
  SLIPWAY_OIDC_CLIENT_SECRET: z.string().optional(),
  SLIPWAY_OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/, "must have openid in it")
    .default("openid profile email"),
  SLIPWAY_OIDC_GROUPS_CLAIM: z.string().default("groups"),
  SLIPWAY_ENCRYPTION_KEY: encryptionKey.optional(),
  SLIPWAY_KMS_KEY_ID: z.string().optional(),
  SLIPWAY_ROLES: roles.default([]),
  SLIPWAY_TARGETS: targets.default([]),
  /** `https://slack-gov.com/api/` for GovSlack. */
  SLIPWAY_SLACK_API_URL: secureUrl
    .refine((value) => value.endsWith("/"), "must end with /")
    .default("https://slack.com/api/"),
  SLIPWAY_PRIVATE_HOSTS: privateHosts.default(parsePrivateHosts("")),
  SLIPWAY_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  NODE_ENV: z.string().optional(),
});
type Variables = z.infer<typeof Variables>;
type Name = keyof Variables & string;

interface Clash {
  name: Name;
  message: string;
  isWrong(given: Variables): unknown;
}

const needs = (name: Name, other: Name): Clash => ({
  name,
  message: `is needed with ${other}`,
  isWrong: (given) => given[other] !== undefined && given[name] === undefined,
});

/** What only several settings together get wrong. */
const clashes: Clash[] = [
  needs("SLIPWAY_IDENTITY_CENTER_REGION", "SLIPWAY_IDENTITY_CENTER_START_URL"),
  needs("SLIPWAY_IDENTITY_CENTER_START_URL", "SLIPWAY_IDENTITY_CENTER_REGION"),
  needs("SLIPWAY_OIDC_CLIENT_ID", "SLIPWAY_OIDC_ISSUER"),
  needs("SLIPWAY_OIDC_CLIENT_SECRET", "SLIPWAY_OIDC_ISSUER"),
  needs("SLIPWAY_OIDC_ISSUER", "SLIPWAY_OIDC_CLIENT_ID"),
  needs("SLIPWAY_OIDC_ISSUER", "SLIPWAY_OIDC_CLIENT_SECRET"),
  {
    name: "SLIPWAY_KMS_KEY_ID",
    message: "and SLIPWAY_ENCRYPTION_KEY exclude each other",
    isWrong: (given) => given.SLIPWAY_KMS_KEY_ID && given.SLIPWAY_ENCRYPTION_KEY,
  },
  {
    name: "SLIPWAY_ROLES",
    message: "must make somebody admin of all targets, as in admin=person:alice@example.com",
    isWrong: (given) =>
      hasProvider(given) && !given.SLIPWAY_ROLES.some(({ role, target }) => role === "admin" && target === "*"),
  },
  {
    name: "SLIPWAY_TARGETS",
    message: "are reached by IAM Identity Center, which is not set",
    isWrong: (given) => given.SLIPWAY_TARGETS.length > 0 && !given.SLIPWAY_IDENTITY_CENTER_START_URL,
  },
  {
    name: "SLIPWAY_IDENTITY_CENTER_START_URL",
    message:
      "or SLIPWAY_OIDC_ISSUER or SLIPWAY_API_TOKEN is needed: nobody could sign in on an address that is not loopback",
    isWrong: (given) => !hasProvider(given) && !given.SLIPWAY_API_TOKEN && !isLoopbackHost(given.HOSTNAME),
  },
];

function hasProvider(given: Variables): boolean {
  return Boolean(given.SLIPWAY_IDENTITY_CENTER_START_URL ?? given.SLIPWAY_OIDC_ISSUER);
}

/** Calls to AWS carry credentials: in production they go nowhere unencrypted, but to a sandbox on this machine. */
function unencryptedEndpoints(given: Variables): string[] {
  if (given.NODE_ENV !== "production") return [];
  const endpoints = Object.entries(given).filter(([name]) => name.startsWith("AWS_ENDPOINT_URL"));
  return endpoints.flatMap(([name, value]) => (secureUrl.safeParse(value).success ? [] : [name]));
}

/** The variables that Slipway reads, by themselves and together. */
export const Settings = Variables.superRefine((given, check) => {
  for (const { name, message, isWrong } of clashes) {
    if (isWrong(given)) check.addIssue({ code: "custom", path: [name], message });
  }
  for (const name of unencryptedEndpoints(given)) {
    check.addIssue({
      code: "custom",
      path: [name],
      message: "must be an https: address (http: only on this machine itself)",
    });
  }
});
