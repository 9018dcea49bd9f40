import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "with-default-vpc" } });

const wanted: Record<string, RegExp> = {
  "content-security-policy": /frame-ancestors 'none'/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^same-origin$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
};

test("every kind of answer carries the headers that browsers need", async ({ signedIn: page, world }) => {
  const { origin } = world.console;
  const script = await page.locator("script[src]").first().getAttribute("src");
  const file = `${origin}${script}`;
  const { etag = "" } = (await page.request.get(file)).headers();
  const answers = [
    ["a page", await page.request.get(`${origin}/`)],
    ["a redirect", await page.request.get(`${origin}/deploy`, { headers: { cookie: "" }, maxRedirects: 0 })],
    ["no page", await page.request.get(`${origin}/no/such/page/here`)],
    ["an answer", await page.request.get(`${origin}/api/v1/session`)],
    ["a refusal", await page.request.post(`${origin}/api/v1/runs`, { data: {} })],
    ["no such address", await page.request.get(`${origin}/api/v2`)],
    ["no such method", await page.request.delete(`${origin}/api/v1/runs`)],
    ["the way in", await page.request.get(`${origin}/api/auth/session`)],
    ["a file", await page.request.get(file)],
    ["a file that is known", await page.request.get(file, { headers: { "if-none-match": etag } })],
    ["a text file", await page.request.get(`${origin}/robots.txt`)],
  ] as const;
  for (const [what, answer] of answers) {
    const headers = answer.headers();
    for (const [name, value] of Object.entries(wanted)) expect(headers[name], `${name} of ${what}`).toMatch(value);
  }
  const statuses = answers.map(([, answer]) => answer.status());
  expect(statuses).toEqual(expect.arrayContaining([200, 304, 307, 403, 404, 405]));
  const stream = await page.evaluate(async () => {
    const answer = await fetch("/api/v1/events");
    await answer.body?.cancel();
    return Object.fromEntries(answer.headers);
  });
  for (const [name, value] of Object.entries(wanted)) expect(stream[name], `${name} of a stream`).toMatch(value);
  for (const address of ["/", "/api/v1/session", "/api/auth/session", "/api/v1/targets"]) {
    const { "cache-control": kept } = (await page.request.get(`${origin}${address}`)).headers();
    expect(kept, address).toContain("no-store");
  }
});

test("no page, menu or dialog is stopped by the policy that it comes with", async ({ page, world }) => {
  test.slow();
  const reports: string[] = [];
  await page.exposeFunction("report", (text: string) => reports.push(text));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { report } = globalThis as unknown as { report(text: string): void };
      report(`${event.violatedDirective} ${event.blockedURI} ${event.sample} on ${location.pathname}`);
    });
  });
  const { origin } = world.console;
  await page.goto(`${origin}/sign-in`);
  await page.getByRole("button", { name: "Continue as the operator" }).click();
  await expect(page).toHaveURL(`${origin}/`);
  const target = await world.target();
  const run = await world.startDeploy("shop");
  const addresses = [
    "/",
    "/setup",
    "/deploy",
    `/runs/${run}`,
    `/${target}/shop`,
    `/${target}/shop/deploy`,
    "/no/such/page",
  ];
  for (const address of addresses) {
    await page.goto(`${origin}${address}`);
    await page.waitForLoadState("load");
    await openEverything(page);
  }
  expect(reports).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.wasRun = true";
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='globalThis.wasRun = true'>");
    document.body.append(Object.assign(document.createElement("div"), { innerHTML: script.outerHTML }));
  });
  await expect.poll(() => reports.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => "wasRun" in globalThis)).toBe(false);
});

/** The keyboard help, and every menu of the bar above. */
async function openEverything(page: Page): Promise<void> {
  await page.keyboard.press("?");
  await page.waitForTimeout(200);
  await page.keyboard.press("Escape");
  const menus = page.locator("header button[aria-haspopup]");
  for (let index = 0; index < (await menus.count()); index++) {
    const menu = menus.nth(index);
    if (!(await menu.isVisible())) continue;
    await menu.click();
    await page.waitForTimeout(200);
    await page.keyboard.press("Escape");
  }
}

/** Ways to ask for the same that have got around a gate somewhere once. */
const disguises: [string, (path: string) => { path: string; headers?: Record<string, string> }][] = [
  ["plainly", (path) => ({ path })],
  ["as a subrequest", (path) => ({ path, headers: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" } })],
  ["as a subrequest of src", (path) => ({ path, headers: { "x-middleware-subrequest": "src/proxy" } })],
  [
    "as an internal request",
    (path) => ({ path, headers: { "x-middleware-invoke": "1", "x-invoke-path": "/sign-in" } }),
  ],
  [
    "with another address",
    (path) => ({ path, headers: { "x-original-url": "/sign-in", "x-rewrite-url": "/sign-in" } }),
  ],
  ["as data of a page", (path) => ({ path, headers: { rsc: "1" } })],
  ["as a prefetch", (path) => ({ path, headers: { rsc: "1", "next-router-prefetch": "1" } })],
  ["as a segment", (path) => ({ path, headers: { rsc: "1", "next-router-segment-prefetch": "/_tree" } })],
  ["with .rsc", (path) => ({ path: `${path}.rsc` })],
  ["with .segments", (path) => ({ path: `${path}.segments/_tree.segment.rsc` })],
  ["with _rsc", (path) => ({ path: `${path}?_rsc=abc` })],
  ["with injected parameters", (path) => ({ path: `${path}?nxtPtarget=a&nxtPid=b&nxtIid=c` })],
  ["with another language", (path) => ({ path: `/en${path}` })],
  ["with two slashes", (path) => ({ path: `/${path}` })],
  ["with a slash at the end", (path) => ({ path: `${path}/` })],
  ["with dots", (path) => ({ path: `/sign-in/..${path}` })],
  ["with coded dots", (path) => ({ path: `/sign-in/%2e%2e${path}` })],
  ["with a coded letter", (path) => ({ path: path.replace("s", "%73") })],
  ["with a backslash", (path) => ({ path: `/\\${path}` })],
  ["with a matrix parameter", (path) => ({ path: `${path};.css` })],
  ["in capitals", (path) => ({ path: path.toUpperCase() })],
  ["by another method", (path) => ({ path, headers: { "x-http-method-override": "GET", "x-method-override": "GET" } })],
  ["from this machine", (path) => ({ path, headers: { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" } })],
  ["as an action", (path) => ({ path, headers: { "next-action": "x" } })],
];

/** Next tells which routes there are to whoever asks; nothing of what is in them. */
function isRouteTree({ "content-type": type = "" }: Record<string, string>, body: string): boolean {
  const lines = body.split("\n").filter((line) => line !== "");
  return type.startsWith("text/x-component") && lines.every((line) => /^\d+:(\[\["children"|\{"q":)/.test(line));
}

test("nothing is had without signing in, however it is asked for", async ({ playwright, world }) => {
  const { origin } = world.console;
  const target = await world.target();
  const run = randomUUID();
  const asking = await playwright.request.newContext({ maxRedirects: 0 });
  const got: string[] = [];
  for (const path of [
    "/api/v1/sessions",
    `/api/v1/runs/${run}`,
    `/api/v1/targets/${target}/services`,
    "/setup",
    "/deploy",
  ]) {
    for (const [how, disguise] of disguises) {
      for (const method of ["GET", "POST", "HEAD"] as const) {
        const asked = disguise(path);
        const answer = await asking.fetch(`${origin}${asked.path}`, { method, headers: asked.headers });
        const body = await answer.text();
        const isRefused = answer.status() >= 300 && answer.status() < 500;
        const isSentToSignIn = answer.ok() && body.includes("/sign-in?callbackUrl=");
        if (!isRefused && !isSentToSignIn && !isRouteTree(answer.headers(), body))
          got.push(`${method} ${path} ${how}: ${answer.status()}`);
      }
    }
  }
  expect(got).toEqual([]);
  await asking.dispose();
});

test("who has signed out is out, also with the cookie from before", async ({ signedIn: page, world }) => {
  const { origin } = world.console;
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === "slipway.session")).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const { csrfToken } = await (await page.request.get(`${origin}/api/auth/csrf`)).json();
  const signOut = (from: string) =>
    page.request.post(`${origin}/api/auth/signout`, {
      form: { csrfToken, callbackUrl: "/", json: "true" },
      headers: { origin: from },
    });
  expect((await signOut("https://elsewhere.example")).status()).toBe(403);
  expect((await page.request.get(`${origin}/api/v1/session`)).status()).toBe(200);
  expect((await signOut(origin)).status()).toBe(200);
  await page.context().addCookies(cookies);
  expect((await page.request.get(`${origin}/api/v1/session`)).status()).toBe(401);
  await page.goto(`${origin}/setup`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing in leads nowhere but into the console", async ({ playwright, world }) => {
  const { origin } = world.console;
  const asking = await playwright.request.newContext();
  const { csrfToken } = await (await asking.get(`${origin}/api/auth/csrf`)).json();
  for (const callbackUrl of [
    "https://elsewhere.example/",
    "//elsewhere.example",
    `${origin}.elsewhere.example`,
    `${origin}@elsewhere.example`,
    "/\\elsewhere.example",
    "javascript:alert(1)",
  ]) {
    const answer = await asking.post(`${origin}/api/auth/callback/operator`, {
      form: { csrfToken, callbackUrl, json: "true" },
      headers: { origin },
    });
    expect(new URL((await answer.json()).url).origin, callbackUrl).toBe(origin);
  }
  await asking.dispose();
});
