import { mkdtempSync, rmSync } from "node:fs";
import { constants, setPriority, tmpdir } from "node:os";
import path from "node:path";
import { ECSClient, UpdateExpressGatewayServiceCommand } from "@aws-sdk/client-ecs";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeamStatus } from "@/lib/domain/team-status";
import { demoScenario } from "@/scripts/demo-scenarios.mjs";
import { browserOptions } from "../browser";
import { approveAs } from "../people";
import { startConsole, startSandbox } from "../programs";
import { type Figure, percentile, report } from "./figures";
import { type Measured, measureItself } from "./measuring-script";
import type { Keys } from "./team-world";

const services = 10_000;
const fillTimeoutMs = Number(process.argv[2] ?? 900) * 1000;
const typed = ["web-", "api", "che"];
const watchedMs = 60_000;
/** After the first reading of all. */
const settledMs = 60_000;
/** One of a team of this size deploys every so often. */
const deployEveryMs = 2000;

const browser = await chromium.launch(browserOptions());
const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const scenario: { startUrl: string; targets: { target: string; name: string }[] } =
  demoScenario("ten-thousand-services");
const sandbox = await startSandbox({ speed: 1, scenario: "ten-thousand-services" });
const console_ = await startConsole({
  endpoint: sandbox.origin,
  dataDir,
  withIdentityCenter: true,
  startUrl: scenario.startUrl,
  targets: scenario.targets.map(({ target, name }) => `${target}=${name}`).join(","),
});
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
  await fill(context);
  setPriority(sandbox.pid, constants.priority.PRIORITY_LOW); // AWS is no part of the machine that a page and its console run on
  const cold = await context.newPage();
  await cold.goto(console_.origin);
  await cold.locator("[data-row]").first().waitFor();
  await cold.close();
  return [...(await measureBoard(context)), ...(await measureWall(context))];
}

/** Somebody has signed in, and each target was read with their rights for as long as it takes until the reading is what it always is. */
async function fill(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${console_.origin}/sign-in`);
  await approveAs(page, { sandbox }, "mina", "AdministratorAccess");
  await page.waitForURL(`${console_.origin}/`);
  const begunAt = Date.now();
  for (;;) {
    const status: TeamStatus = await (await page.request.get(`${console_.origin}/api/v1/team`)).json();
    const known = status.targets
      .flatMap((target) => target.services)
      .filter(({ version, targets }) => version && targets);
    console.error(`${Math.round((Date.now() - begunAt) / 1000)} s: ${known.length} services are known`);
    if (known.length >= services) break;
    if (Date.now() - begunAt > fillTimeoutMs)
      throw new Error(`Only ${known.length} of ${services} services are known.`);
    await page.waitForTimeout(5000);
  }
  await page.goto(console_.origin); // what somebody looks at is read more often, and is known soon
  await page.waitForTimeout(settledMs);
  await page.close();
}

async function measureBoard(context: BrowserContext): Promise<Figure[]> {
  const page = await context.newPage();
  await measureItself(page);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const teamRequests = new Set<string>();
  let payloadBytes = 0;
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.url.endsWith("/api/v1/team")) teamRequests.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (teamRequests.has(requestId)) payloadBytes += encodedDataLength;
  });

  await page.goto(console_.origin);
  await page.waitForFunction(() => (window as unknown as { measured: Measured }).measured.rowsAt > 0);
  const { rowsAt } = await measured(page);
  // From here on only the page is measured, which runs on a machine of whoever looks.
  setPriority(console_.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const keystrokes = await type(page);
  await page.mouse.wheel(0, 200_000);
  await page.locator("[data-row]").first().waitFor();
  const nodes = await page.locator("section[aria-label] *").count();
  await deployNowAndThen(page, watchedMs);
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
  await page.getByLabel("Filter by service, version, person").focus();
  for (const word of typed) {
    for (const key of [...word, ...[...word].map(() => "Backspace")]) {
      await page.keyboard.press(key);
      await page.waitForTimeout(200);
    }
  }
  return (await measured(page)).keystrokes;
}

async function measureWall(context: BrowserContext): Promise<Figure[]> {
  const page = await context.newPage();
  await measureItself(page);
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

/** As a team does, elsewhere: each deploy is news for all who look. */
async function deployNowAndThen(page: Page, forMs: number): Promise<void> {
  const endsAt = Date.now() + forMs;
  const status: TeamStatus = await (await page.request.get(`${console_.origin}/api/v1/team`)).json();
  const accounts: Keys[] = (await (await fetch(`${sandbox.origin}/_sandbox/accounts`)).json()).accounts;
  for (let round = 0; Date.now() < endsAt; round++) {
    const head = status.targets[round % status.targets.length];
    const { account, region } = splitTarget(head?.target ?? "");
    const { accessKeyId = "", secretAccessKey = "" } = accounts.find(({ id }) => id === account) ?? {};
    const { serviceName } = head?.services[round] ?? {};
    const ecs = new ECSClient({
      endpoint: sandbox.origin,
      region,
      credentials: { accessKeyId, secretAccessKey },
    });
    const serviceArn = `arn:aws:ecs:${region}:${account}:service/default/${serviceName}`;
    await ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, cpu: "1024", memory: "2048" }));
    ecs.destroy();
    await page.waitForTimeout(deployEveryMs);
  }
}

function measured(page: Page): Promise<Measured> {
  return page.evaluate(() => (window as unknown as { measured: Measured }).measured);
}
