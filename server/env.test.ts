import { describe, expect, test } from "vitest";
import { readEnv } from "./env";

const sound = {
  NODE_ENV: "production",
  NEXTAUTH_URL: "https://slipway.example.com",
  NEXTAUTH_SECRET: "q8ZtB1uY5sKx0mVd7RfJ3nGc6WhLpA2e",
  SLIPWAY_IDENTITY_CENTER_START_URL: "https://d-1234567890.awsapps.com/start",
  SLIPWAY_IDENTITY_CENTER_REGION: "eu-west-1",
  SLIPWAY_ROLES: "admin=person:alice@example.com",
};
const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString("base64");
const withOidc = {
  ...sound,
  SLIPWAY_IDENTITY_CENTER_START_URL: undefined,
  SLIPWAY_IDENTITY_CENTER_REGION: undefined,
  SLIPWAY_OIDC_ISSUER: "https://login.example.com",
  SLIPWAY_OIDC_CLIENT_ID: "slipway",
  SLIPWAY_OIDC_CLIENT_SECRET: "a-secret",
};
const onLoopback = {
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: sound.NEXTAUTH_SECRET,
  HOSTNAME: "127.0.0.1",
};

describe("the console starts", () => {
  test.each([
    ["with Identity Center", sound],
    ["with OIDC", withOidc],
    ["with both", { ...withOidc, ...sound }],
    ["for its operator on loopback", onLoopback],
    ["for scripts alone", { ...onLoopback, HOSTNAME: "0.0.0.0", SLIPWAY_API_TOKEN: sound.NEXTAUTH_SECRET }],
    ["with a key of its own", { ...sound, SLIPWAY_ENCRYPTION_KEY: key }],
    ["with a key in KMS", { ...sound, SLIPWAY_KMS_KEY_ID: "alias/slipway" }],
    ["with empty variables, which are unset ones", { ...onLoopback, SLIPWAY_OIDC_ISSUER: "", SLIPWAY_API_TOKEN: "" }],
    ["beside a sandbox on this machine", { ...sound, AWS_ENDPOINT_URL: "http://127.0.0.1:4566" }],
  ])("%s", (_how, given) => {
    expect(() => readEnv(given)).not.toThrow();
  });

  test("with the operator only on loopback, and only when nobody else signs people in", () => {
    expect(readEnv(onLoopback).hasOperator).toBe(true);
    expect(readEnv({ ...sound, HOSTNAME: "127.0.0.1" }).hasOperator).toBe(false);
    expect(readEnv({ ...withOidc, HOSTNAME: "127.0.0.1" }).hasOperator).toBe(false);
    const asProxied = { ...onLoopback, NEXTAUTH_URL: "https://slipway.example.com" };
    expect(readEnv(asProxied).hasOperator).toBe(false);
    const everywhere = { ...onLoopback, HOSTNAME: "0.0.0.0", SLIPWAY_API_TOKEN: sound.NEXTAUTH_SECRET };
    expect(readEnv(everywhere).hasOperator).toBe(false);
  });
});

describe("the console does not start, and names the setting", () => {
  test.each([
    ["no secret", "NEXTAUTH_SECRET", { ...sound, NEXTAUTH_SECRET: undefined }],
    ["an empty secret", "NEXTAUTH_SECRET", { ...sound, NEXTAUTH_SECRET: "" }],
    ["a short secret", "NEXTAUTH_SECRET", { ...sound, NEXTAUTH_SECRET: "q8ZtB1uY5sKx0mVd7RfJ3nGc6WhLpA2" }],
    ["a secret of one letter", "NEXTAUTH_SECRET", { ...sound, NEXTAUTH_SECRET: "a".repeat(64) }],
    ["a secret of one word", "NEXTAUTH_SECRET", { ...sound, NEXTAUTH_SECRET: "changeme".repeat(8) }],
    ["private hosts that are none", "SLIPWAY_PRIVATE_HOSTS", { ...sound, SLIPWAY_PRIVATE_HOSTS: "10.0.0.0/99" }],
    ["no address", "NEXTAUTH_URL", { ...sound, NEXTAUTH_URL: undefined }],
    ["an address that is none", "NEXTAUTH_URL", { ...sound, NEXTAUTH_URL: "slipway" }],
    ["a public address without TLS", "NEXTAUTH_URL", { ...sound, NEXTAUTH_URL: "http://slipway.example.com" }],
    ["a name that begins like loopback", "NEXTAUTH_URL", { ...sound, NEXTAUTH_URL: "http://127.0.0.1.example.com" }],
    ["an address with a path", "NEXTAUTH_URL", { ...sound, NEXTAUTH_URL: "https://example.com/slipway" }],
    ["an address with a password", "NEXTAUTH_URL", { ...sound, NEXTAUTH_URL: "https://a:b@slipway.example.com" }],
    ["a weak API token", "SLIPWAY_API_TOKEN", { ...sound, SLIPWAY_API_TOKEN: "token" }],
    [
      "a start URL without a Region",
      "SLIPWAY_IDENTITY_CENTER_REGION",
      { ...sound, SLIPWAY_IDENTITY_CENTER_REGION: undefined },
    ],
    [
      "a Region without a start URL",
      "SLIPWAY_IDENTITY_CENTER_START_URL",
      { ...withOidc, SLIPWAY_IDENTITY_CENTER_REGION: "eu-west-1" },
    ],
    [
      "a Region that is none",
      "SLIPWAY_IDENTITY_CENTER_REGION",
      { ...sound, SLIPWAY_IDENTITY_CENTER_REGION: "Ireland" },
    ],
    [
      "a start URL without TLS",
      "SLIPWAY_IDENTITY_CENTER_START_URL",
      { ...sound, SLIPWAY_IDENTITY_CENTER_START_URL: "http://d-1234567890.awsapps.com/start" },
    ],
    ["OIDC without a secret", "SLIPWAY_OIDC_CLIENT_SECRET", { ...withOidc, SLIPWAY_OIDC_CLIENT_SECRET: undefined }],
    ["OIDC without a client", "SLIPWAY_OIDC_CLIENT_ID", { ...withOidc, SLIPWAY_OIDC_CLIENT_ID: undefined }],
    ["OIDC without an issuer", "SLIPWAY_OIDC_ISSUER", { ...withOidc, SLIPWAY_OIDC_ISSUER: undefined }],
    ["an issuer without TLS", "SLIPWAY_OIDC_ISSUER", { ...withOidc, SLIPWAY_OIDC_ISSUER: "http://login.example.com" }],
    ["a short key", "SLIPWAY_ENCRYPTION_KEY", { ...sound, SLIPWAY_ENCRYPTION_KEY: "c2hvcnQ=" }],
    ["a key that is text", "SLIPWAY_ENCRYPTION_KEY", { ...sound, SLIPWAY_ENCRYPTION_KEY: "a key of mine" }],
    [
      "a key of zeros",
      "SLIPWAY_ENCRYPTION_KEY",
      { ...sound, SLIPWAY_ENCRYPTION_KEY: Buffer.alloc(32).toString("base64") },
    ],
    ["two keys", "SLIPWAY_KMS_KEY_ID", { ...sound, SLIPWAY_ENCRYPTION_KEY: key, SLIPWAY_KMS_KEY_ID: "alias/slipway" }],
    ["roles that cannot be read", "SLIPWAY_ROLES", { ...sound, SLIPWAY_ROLES: "alice is admin" }],
    ["a role that there is not", "SLIPWAY_ROLES", { ...sound, SLIPWAY_ROLES: "owner=person:alice" }],
    ["nobody who is admin", "SLIPWAY_ROLES", { ...sound, SLIPWAY_ROLES: undefined }],
    ["only deployers", "SLIPWAY_ROLES", { ...sound, SLIPWAY_ROLES: "deployer=group:everyone" }],
    [
      "an admin of one target only",
      "SLIPWAY_ROLES",
      { ...sound, SLIPWAY_ROLES: "admin=person:alice@111122223333~eu-west-1" },
    ],
    ["no way in", "SLIPWAY_IDENTITY_CENTER_START_URL", { ...onLoopback, HOSTNAME: undefined }],
    ["AWS without TLS", "AWS_ENDPOINT_URL", { ...sound, AWS_ENDPOINT_URL: "http://aws.example.com" }],
    ["one service without TLS", "AWS_ENDPOINT_URL_STS", { ...sound, AWS_ENDPOINT_URL_STS: "http://10.0.0.1" }],
    ["proxies that are no number", "SLIPWAY_TRUSTED_PROXIES", { ...sound, SLIPWAY_TRUSTED_PROXIES: "all" }],
    ["a database that is no address", "DATABASE_URL", { ...sound, DATABASE_URL: "localhost" }],
  ])("with %s", (_what, name, given) => {
    expect(() => readEnv(given)).toThrow(new RegExp(`[. ;]${name}: `));
  });

  test("and names all that is wrong at once, and no secret", () => {
    const weak = "weak-and-still-a-secret";
    const start = () => readEnv({ ...sound, NEXTAUTH_SECRET: weak, SLIPWAY_ROLES: "x" });
    expect(start).toThrow(/NEXTAUTH_SECRET.*SLIPWAY_ROLES/);
    expect(start).not.toThrow(weak);
  });
});
