import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { GET as readBadge } from "@/app/api/v1/feeds/[token]/badge.svg/route";
import { GET as readFeed } from "@/app/api/v1/feeds/[token]/feed.atom/route";
import { GET as readStatus } from "@/app/api/v1/feeds/[token]/status.json/route";
import { GET as listRuns } from "@/app/api/v1/runs/route";
import { POST as revokeToken } from "@/app/api/v1/tokens/[id]/revoke/route";
import { POST as createToken } from "@/app/api/v1/tokens/route";
import { POST as openWallSession } from "@/app/api/v1/wall/session/route";
import type { ApiToken } from "@/lib/domain/api-token";
import { FeedStatus } from "@/lib/domain/feed-status";
import type { ServiceLook } from "@/lib/domain/health-step";
import { limits } from "@/server/access/rate-limit";
import { getStore } from "@/server/context";
import { insertGrant } from "@/server/store/grants";
import { openRun } from "@/server/store/open-run";
import { recordLook } from "@/server/store/record-health";
import { deployInput, get, post, signedIn, testIn } from "@/server/testing";

const test = testIn({ withEngine: false });

const target = "111122223333~eu-west-1";
const other = "444455556666~eu-west-1";
const minute = 60_000;
type Cookies = Record<string, string>;
let cookies: Cookies | undefined;

async function deployer(): Promise<Cookies> {
  if (cookies) return cookies;
  const id = "identity-center:tom";
  const given = { id: randomUUID(), createdBy: "test", target, role: "deployer", subject: id } as const;
  await insertGrant((await getStore()).db, { ...given, subjectKind: "person" });
  cookies = await signedIn({ person: { id, name: "tom", groups: [] }, method: "identity-center" });
  return cookies;
}

async function make(wanted: object): Promise<Response> {
  const body = {
    name: "badge",
    kind: "feed",
    role: "admin",
    targets: [target],
    serviceName: "shop",
    days: 30,
    ...wanted,
  };
  return post(createToken, body, { headers: await deployer() });
}

async function made(wanted: object = {}): Promise<{ token: ApiToken; secret: string }> {
  const answer = await make(wanted);
  expect(answer.status).toBe(200);
  return answer.json();
}

const asked = (token: string, query: Record<string, string> = {}, headers: Cookies = {}) => ({
  ...{ params: { token }, query },
  headers: { cookie: "", ...headers },
});

const shop: ServiceLook = {
  clusterName: "default",
  serviceName: "shop",
  state: "healthy",
  tasks: { running: 1, desired: 1 },
  version: { commit: "1a2b3c4", since: "2026-11-01T00:00:00.000Z" },
};
const crashed = {
  ...shop,
  state: "failed" as const,
  tasks: { running: 0, desired: 1 },
  reason: 'exec <format> & "error"',
};

/** Well for ten minutes, failed for five, and so on. */
async function seen(services: ServiceLook[][]): Promise<void> {
  const store = await getStore();
  const now = Date.now();
  for (const [index, rows] of services.entries()) {
    const at = new Date(now - (services.length - 1 - index) * minute).toISOString();
    await recordLook(store, target, rows, { at });
  }
}

describe("a feed's token", () => {
  test.for([
    ["is made for one service", {}, "made"],
    ["needs a service", { serviceName: undefined }, "serviceName"],
    ["needs a target", { targets: [] }, "targets"],
    ["is in one target", { targets: [target, target] }, "targets"],
    ["is not made where one may not look", { targets: [other] }, "needs-role"],
    ["takes no odd name", { serviceName: "../x" }, "serviceName"],
    ["is no other kind with a service", { kind: "api", role: "viewer" }, "serviceName"],
  ] as const)("%s", async ([, wanted, expected], { sandbox: _ }) => {
    const answer = await make(wanted);
    const text = await answer.text();
    if (expected === "made")
      expect(JSON.parse(text).token).toMatchObject({ kind: "feed", role: "viewer", clusterName: "default" });
    else expect(text).toContain(expected);
    expect(answer.ok).toBe(expected === "made");
  });

  test("opens nothing but its feed, and an API token opens no feed", async ({ sandbox: _ }) => {
    const { secret } = await made();
    expect((await get(listRuns, { headers: { authorization: `Bearer ${secret}` } })).status).toBe(401);
    const wall = { headers: { cookie: "", origin: "http://localhost:3000" } };
    expect((await post(openWallSession, { token: secret }, wall)).status).toBe(404);
    const api = await made({ kind: "api", role: "viewer", serviceName: undefined });
    expect((await get(readBadge, asked(api.secret))).status).toBe(404);
  });

  test("that was revoked, or never was, learns nothing and differs in nothing", async ({ sandbox: _ }) => {
    const { token, secret } = await made();
    expect((await get(readBadge, asked(secret))).status).toBe(200);
    await post(revokeToken, {}, { params: { id: token.id }, headers: await deployer() });
    for (const route of [readBadge, readStatus, readFeed]) {
      const answers = await Promise.all([secret, `${secret.slice(0, -1)}_`, "x"].map((one) => get(route, asked(one))));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      const bodies = await Promise.all(answers.map(async (answer) => ({ ...(await answer.json()), requestId: "" })));
      expect(bodies[1]).toEqual(bodies[0]);
      expect(JSON.stringify(bodies)).not.toContain("shop");
    }
  });
});

describe("a feed", () => {
  test("of a service that nobody has seen yet has a badge that says so", async ({ sandbox: _ }) => {
    const { secret } = await made({ serviceName: "unseen" });
    expect(await (await get(readBadge, asked(secret))).text()).toContain("unseen: no data");
    expect((await get(readStatus, asked(secret))).status).toBe(404);
  });

  test("tells state, uptime, version, incidents and deploys, escaped and in both languages", async ({ sandbox: _ }) => {
    const store = await getStore();
    const { secret } = await made();
    const input = deployInput(target, { idempotencyKey: randomUUID() });
    await openRun(store, { input, by: { who: "tom <b>", door: "slipway" } });
    await seen([...Array(10).fill([shop]), ...Array(5).fill([crashed])]);

    const badge = async (query: Record<string, string>) => (await get(readBadge, asked(secret, query))).text();
    expect(await badge({})).toContain('aria-label="shop: failed"');
    expect(await badge({ lang: "ja" })).toContain('aria-label="shop: 障害"');
    expect(await badge({ show: "version" })).toContain("shop: 1a2b3c4");
    expect(await badge({ show: "uptime" })).toMatch(/shop: \d+(\.\d+)? % in 30 days/);
    expect(await badge({ label: "<script>" })).toContain("&lt;script&gt;: failed");

    const status = FeedStatus.parse(await (await get(readStatus, asked(secret))).json());
    expect(status).toMatchObject({ health: "failed", version: "1a2b3c4", incident: { health: "failed" } });
    expect(status.reason).toBe('None of 1 tasks runs. exec <format> & "error"');

    const atom = await (await get(readFeed, asked(secret))).text();
    expect(atom).toContain(`<id>urn:uuid:${status.incident?.id}</id><title>shop failed</title>`);
    expect(atom).toContain("exec &lt;format&gt; &amp; &quot;error&quot;");
    expect(atom).toContain(`<id>urn:uuid:${input.idempotencyKey}</id>`);
    expect(atom).toContain("by tom &lt;b&gt;");
    expect(atom).toContain("tag:localhost,2026:111122223333~eu-west-1/default/shop/deploy/2026-11-01T00:00:00.000Z");
    expect(atom).not.toContain("<b>");
  });

  test("is sent again only when it is different", async ({ sandbox: _ }) => {
    const { secret } = await made();
    await seen([[shop], [shop]]);
    for (const route of [readBadge, readFeed]) {
      const first = await get(route, asked(secret));
      const etag = first.headers.get("etag") ?? "";
      expect(first.headers.get("cache-control")).toBe("private, no-cache");
      const again = await get(route, asked(secret, {}, { "if-none-match": `"x", W/${etag}` }));
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
      expect((await get(route, asked(secret, { lang: "ja" }, { "if-none-match": etag }))).status).toBe(200);
    }
  });

  test("is asked for so often in a minute, by each token for itself; then it is told when again", async ({
    sandbox: _,
  }) => {
    const [busy, other] = [await made({ name: "busy" }), await made({ name: "other" })];
    await seen([[shop]]);
    const routes = [readBadge, readStatus, readFeed];
    const answers = await Promise.all(
      Array.from({ length: limits.feed.max + 3 }, (_, index) =>
        get(routes[index % routes.length] ?? readBadge, asked(busy.secret)),
      ),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(limits.feed.max);
    expect(refused).toHaveLength(3);
    for (const answer of refused) {
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(limits.feed.windowMs / 1000);
      expect(await answer.json()).toMatchObject({ kind: "too-many-requests" });
    }
    expect((await get(readBadge, asked(other.secret))).status).toBe(200);
  });

  test("is guessed no oftener, and guesses keep nobody from a feed that is there", async ({ sandbox: _ }) => {
    const { secret } = await made();
    const guesses = await Promise.all(
      Array.from({ length: limits["refused-feed"].max + 1 }, () => get(readFeed, asked(randomUUID()))),
    );
    const last = guesses.find(({ status }) => status === 429);
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([404, 429]));
    expect((await get(readBadge, asked(secret))).status).toBe(200);
  });

  test.for([
    ["show", { show: "secrets" }],
    ["label", { label: "x".repeat(61) }],
    ["lang", { lang: "fr" }],
    ["unknown", { unknown: "1" }],
  ] as const)("%s that is none is refused by its name", async ([name, query], { sandbox: _ }) => {
    const { secret } = await made();
    const answer = await get(readBadge, asked(secret, query));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(name);
  });
});
