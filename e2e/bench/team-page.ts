import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { browserOptions } from "../browser";
import { startConsole, startSandbox } from "../programs";
import { type Figure, percentile, report } from "./figures";
import { type Account, accountsOf, makeReadRole, saveTargets } from "./fleet";
import { type Measured, measuringScript } from "./measuring-script";

const services = 10_000;
const regions = ["eu-west-1", "us-east-1", "us-west-2", "ap-northeast-1"];
const fillTimeoutMs = Number(process.argv[2] ?? 900) * 1000;
const typed = [
  "w",
  "we",
  "web",
  "web-",
  "web",
  "we",
  "w",
  "",
  "a",
  "ap",
  "api",
  "ap",
  "a",
  "",
  "c",
  "ch",
  "che",
  "ch",
  "c",
  "",
];
const watchedMs = 60_000;

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const sandbox = await startSandbox({ speed: 60, scenario: "ten-thousand-services" });
const accounts = await accountsOf(sandbox);
const { accessKeyId, secretAccessKey } = accounts[0];
const console_ = await startConsole({
  endpoint: sandbox.origin,
  dataDir,
  credentials: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
});
const browser = await chromium.launch(browserOptions());
try {
  report(await measure(browser));
} finally {
  await browser.close();
  await console_.stop();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(inBrowser: Browser): Promise<Figure[]> {
  const context = await inBrowser.newContext({ viewport: { width: 1280, height: 800 } });
  await fill(context, accounts);
  const cold = await context.newPage();
  await cold.goto(console_.origin);
  await cold.locator("[data-row]").first().waitFor();
  await cold.close();
  return [...(await measureBoard(context)), ...(await measureWall(context))];
}

/** Signed in, with all targets, and each of them read once. */
async function fill(context: BrowserContext, all: readonly [Account, ...Account[]]): Promise<void> {
  const page = await context.newPage();
  await page.goto(console_.origin);
  await page.getByRole("button", { name: "Continue as the operator" }).click();
  await page.waitForURL(`${console_.origin}/`);
  const roles = new Map<string, string>();
  for (const account of all) roles.set(account.id, await makeReadRole(sandbox, account, all[0]));
  await saveTargets(page, console_.origin, roles, regions);
  const begunAt = Date.now();
  for (;;) {
    const { targets } = await (await page.request.get(`${console_.origin}/api/v1/team`)).json();
    const known = targets.reduce((sum: number, target: { services: unknown[] }) => sum + target.services.length, 0);
    console.error(`${Math.round((Date.now() - begunAt) / 1000)} s: ${known} services are known`);
    if (known >= services) break;
    if (Date.now() - begunAt > fillTimeoutMs) throw new Error(`Only ${known} of ${services} services are known.`);
    await page.waitForTimeout(5000);
  }
  await page.close();
}

async function measureBoard(context: BrowserContext): Promise<Figure[]> {
  const page = await context.newPage();
  await page.addInitScript(measuringScript);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let teamRequest = "";
  let payloadBytes = 0;
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.endsWith("/api/v1/team")) teamRequest = requestId;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (requestId === teamRequest) payloadBytes = encodedDataLength;
  });

  await page.goto(console_.origin);
  await page.locator("[data-row]").first().waitFor();
  const { rowsAt } = await measured(page);
  const keystrokes = await type(page);
  await page.mouse.wheel(0, 200_000);
  await page.locator("[data-row]").first().waitFor();
  const nodes = await page.locator("section[aria-label] *").count();
  await page.waitForTimeout(watchedMs);
  const { patches, lcp, cls } = await measured(page);
  await page.close();
  console.error(`usable after ${Math.round(rowsAt)} ms; ${patches.length} patches; ${nodes} nodes in the list`);
  return [
    { id: "P22-usable", measured: rowsAt, bound: 2000, unit: "ms" },
    { id: "P22-payload", measured: payloadBytes / 1000, bound: 600, unit: "kB" },
    { id: "P22-filter-p95", measured: percentile(keystrokes, 0.95), bound: 100, unit: "ms" },
    { id: "P22-patch-p95", measured: percentile(patches, 0.95), bound: 50, unit: "ms" },
    { id: "board-nodes", measured: nodes, bound: 3000, unit: "" },
    { id: "P21-board-lcp", measured: lcp, bound: 1800, unit: "ms" },
    { id: "P21-board-cls", measured: cls, bound: 0.02, unit: "" },
  ];
}

/** From the key to the picture that has its answer. */
async function type(page: Page): Promise<number[]> {
  const field = page.getByLabel("Filter by service, version, person");
  await field.focus();
  for (const words of typed) {
    await field.fill(words);
    await page.waitForTimeout(200);
  }
  return (await measured(page)).keystrokes;
}

async function measureWall(context: BrowserContext): Promise<Figure[]> {
  const page = await context.newPage();
  await page.addInitScript(measuringScript);
  await page.goto(`${console_.origin}/wall`);
  await page.getByText(/data .* old/).waitFor();
  await page.waitForTimeout(5000);
  const { lcp, cls } = await measured(page);
  await page.close();
  return [
    { id: "P21-wall-lcp", measured: lcp, bound: 1800, unit: "ms" },
    { id: "P21-wall-cls", measured: cls, bound: 0.02, unit: "" },
  ];
}

function measured(page: Page): Promise<Measured> {
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured);
}
