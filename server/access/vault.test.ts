import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { type Bound, sealWith, unsealWith } from "./vault";

const key = randomBytes(32);
const bound: Bound = {
  use: "session-tokens",
  id: "one",
  personId: "identity-center:mina",
  account: "111111111111",
};
const secret = { accessToken: "a-token-that-nobody-else-may-read" };

test("what was sealed opens as what it was", () => {
  expect(unsealWith(key, sealWith(key, secret, bound), bound)).toEqual(secret);
});

test("the same value sealed twice looks different, and like nothing", () => {
  const [one, other] = [sealWith(key, secret, bound), sealWith(key, secret, bound)];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("token");
});

test.each<[string, Partial<Bound>]>([
  ["person", { personId: "identity-center:tom" }],
  ["account", { account: "222222222222" }],
  ["row", { id: "two" }],
  ["use", { use: "device-sign-in" }],
])("it does not open for another %s", (_what, other) => {
  expect(() => unsealWith(key, sealWith(key, secret, bound), { ...bound, ...other })).toThrow();
});

test("it does not open with another key", () => {
  expect(() => unsealWith(randomBytes(32), sealWith(key, secret, bound), bound)).toThrow();
});

test("it does not open once any part of it was changed", () => {
  const parts = sealWith(key, secret, bound).split(".");
  for (const [at, part] of parts.entries()) {
    const changed = parts.with(at, part.startsWith("A") ? `B${part.slice(1)}` : `A${part.slice(1)}`);
    expect(() => unsealWith(key, changed.join("."), bound)).toThrow();
  }
});

test.each(["", "1", "1.AAAA", "1.AAAA.AAAA.AAAA", "not sealed at all"])("%j is not sealed", (text) => {
  expect(() => unsealWith(key, text, bound)).toThrow();
});
