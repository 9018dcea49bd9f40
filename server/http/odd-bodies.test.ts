import { describe, expect } from "vitest";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import { signedIn, testIn } from "@/server/testing";
import { addressOf, forgetCounts, openWorld, requestOf, type World } from "./authorization-requests-testing";

const test = testIn({ withEngine: false });

const posts = Object.values<Endpoint>(contract).filter(({ method }) => method === "POST");
const perLine = 250;

let world: World;

/** The same numbers every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const odd: unknown[] = [
  null,
  [],
  {},
  [[]],
  -1,
  1e308,
  true,
  "",
  "\0",
  "\ud800",
  "__proto__",
  { length: -1 },
  ["a", {}],
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { value };
  return value;
}

/** What no schema takes: each breaks a valid body in one way. */
const breakings: ((body: Record<string, unknown>, random: () => number) => string)[] = [
  (body, random) =>
    JSON.stringify({ ...body, [`unknown${Math.floor(random() * 1000)}`]: odd[Math.floor(random() * odd.length)] }),
  (body) => JSON.stringify({ ...body, deep: nested(500) }),
  (body) => `${JSON.stringify(body).slice(0, -1)}${Object.keys(body).length ? "," : ""}"__proto__":{"role":"admin"}}`,
  (body) => `${JSON.stringify(body).slice(0, -1)}${Object.keys(body).length ? "," : ""}"constructor":{"prototype":{}}}`,
  (body, random) => `${JSON.stringify(body)}${"}]x,".charAt(Math.floor(random() * 4))}`,
  (_body, random) => JSON.stringify(odd[Math.floor(random() * 3)] === null ? null : [odd]),
  (_body, random) => "[".repeat(1 + Math.floor(random() * 50_000)),
  (body) => JSON.stringify({ ...body, x: "é".repeat(200_000) }),
  (body) => `\ufeff\u0000${JSON.stringify(body)}`,
];

async function send(line: Endpoint, text: string, headers: Record<string, string>): Promise<Response> {
  const { params, url } = requestOf(line, world, "plain");
  const handler = await world.handlerOf(line);
  const request = new Request(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: text,
  });
  return handler(request, { params: Promise.resolve(params) });
}

describe("bodies that no schema takes", { timeout: 120_000 }, () => {
  test(`${perLine} to each route: refused, no mistake of ours, and no word to AWS`, async ({ sandbox }) => {
    world ??= await openWorld();
    const headers = await signedIn();
    const callsBefore = sandbox.world.truth.filter(({ type }) => type === "call").length;
    const wrong: string[] = [];
    for (const line of posts) {
      const random = numbers(addressOf(line).length);
      for (let count = 0; count < perLine; count++) {
        if (count % 4 === 0) await forgetCounts(world);
        const breaking = breakings[count % breakings.length];
        const text = breaking?.(requestOf(line, world, "plain").body, random) ?? "";
        const { status } = await send(line, text, headers);
        if (status < 400 || status >= 500) wrong.push(`${addressOf(line)} ${text.slice(0, 80)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(sandbox.world.truth.filter(({ type }) => type === "call")).toHaveLength(callsBefore);
  });

  test("more than 100 KB is not read, but where templates come", async ({ sandbox: _ }) => {
    world ??= await openWorld();
    const headers = await signedIn();
    for (const line of posts) {
      await forgetCounts(world);
      const { body } = requestOf(line, world, "plain");
      const { status } = await send(line, JSON.stringify({ ...body, padding: "x".repeat(102_400) }), headers);
      expect(status, addressOf(line)).toBe(line.bodyMaxBytes ? 400 : 413);
    }
  });
});
