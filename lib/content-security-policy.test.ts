import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "@/proxy";
import { otherPolicy } from "./content-security-policy";

const policyNow = () => proxy(new NextRequest("http://localhost:3000/")).headers.get("content-security-policy") ?? "";

test("ten thousand answers have ten thousand nonces", () => {
  const nonces = Array.from({ length: 10_000 }, () => /'nonce-([\w+/=]{24})'/.exec(policyNow())?.[1]);
  expect(new Set(nonces).size).toBe(10_000);
});

test("a page's scripts are run by nonce alone", () => {
  const policy = policyNow();
  expect(policy).toContain("'strict-dynamic'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe");
});

test("what is no page runs nothing", () => {
  expect(otherPolicy).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
});
