import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { shipOfArticle } from "../article-app";
import { browserOptions } from "../browser";
import { readLogStream, readRunLog } from "../log-truth";
import { apiToken, startConsole, startSandbox } from "../programs";
import { type Figure, percentile, report } from "./figures";
import { awsIntervals, covered, type Interval } from "./intervals";

const runs = Number(process.argv[2] ?? 5);
const speed = 25;

/** The article's way: `aws cloudformation deploy` looks every 5 s and 30 s, its shell loop about every 10.8 s. */
const articleStepMs: Record<Interval["what"], number> = { vpc: 0, "change set": 5000, stack: 30_000, build: 10_800 };

interface RunAnswer {
  id: string;
  startedAt: string;
  endedAt?: string;
  progress: string;
  steps: { detail: { build?: { logGroupName?: string; logStreamName?: string } } }[];
}

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const sandbox = await startSandbox({ speed, scenario: "first-deploy" });
const console_ = await startConsole({ endpoint: sandbox.origin, dataDir });
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
  const page = await signIn(inBrowser);
  const added: number[] = [];
  const article: number[] = [];
  const lags: number[] = [];
  for (let index = 0; index < runs; index++) {
    const { run, painted } = await ship(page, `shop-${index}`, index === 0);
    const intervals = await intervalsSince(Date.parse(run.startedAt));
    const wallMs = Date.parse(run.endedAt ?? "") - Date.parse(run.startedAt);
    added.push(wallMs - covered(intervals));
    article.push(intervals.reduce((sum, interval) => sum + waitOfArticle(interval), 0));
    lags.push(...(await lagsOf(run, painted)));
    console.error(
      `ship ${index + 1}: ${(wallMs / 1000).toFixed(1)} s, of which AWS ${(covered(intervals) / 1000).toFixed(1)} s; the article's loops add on average ${((article.at(-1) ?? 0) / 1000).toFixed(1)} s`,
    );
  }
  return [
    { id: "P25-added-p50", measured: percentile(added, 0.5) / 1000, bound: 2, unit: "s" },
    { id: "P25-added-p95", measured: percentile(added, 0.95) / 1000, bound: 3.5, unit: "s" },
    { id: "P25-of-article", measured: percentile(added, 0.5) / percentile(article, 0.5), bound: 0.1, unit: "x" },
    { id: "P1-line-painted-p50", measured: percentile(lags, 0.5) / 1000, bound: 1, unit: "s" },
    { id: "P1-line-painted-p95", measured: percentile(lags, 0.95) / 1000, bound: 1, unit: "s" },
  ];
}

/** What a loop with this step adds to a wait on average: it sees the end half a step late. */
function waitOfArticle({ what }: Interval): number {
  return articleStepMs[what] / 2;
}

async function signIn(inBrowser: Browser): Promise<Page> {
  const page = await inBrowser.newPage({ viewport: { width: 1280, height: 2400 } });
  await page.goto(console_.origin);
  await page.getByRole("button", { name: "Continue as the operator" }).click();
  await page.waitForURL(`${console_.origin}/`);
  // The first frame in which a line's row is there, by its number.
  await page.addInitScript(() => {
    const painted: Record<string, number> = {};
    Object.assign(globalThis, { painted });
    new MutationObserver(() => {
      for (const row of document.querySelectorAll<HTMLElement>("[data-line]"))
        painted[row.dataset.line ?? ""] ??= Date.now();
    }).observe(document, { childList: true, subtree: true });
  });
  return page;
}

async function ship(
  page: Page,
  serviceName: string,
  createDefaultVpc: boolean,
): Promise<{ run: RunAnswer; painted: Record<string, number> }> {
  const { targets } = await api<{ targets: { target: string }[] }>("/api/v1/targets");
  const id = randomUUID();
  await api("/api/v1/runs", {
    target: targets[0]?.target,
    serviceName,
    createDefaultVpc,
    idempotencyKey: id,
    ship: shipOfArticle,
  });
  await page.goto(`${console_.origin}/runs/${id}`);
  for (;;) {
    const run = await api<RunAnswer>(`/api/v1/runs/${id}`);
    if (run.endedAt && run.progress !== "succeeded")
      throw new Error(`The ship ended ${run.progress}: ${JSON.stringify(run.steps)}`);
    if (run.endedAt)
      return {
        run,
        painted: await page.evaluate(() => (globalThis as unknown as { painted: Record<string, number> }).painted),
      };
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** From when CloudWatch could give a line until its row was there, for every row that was painted, ms. */
async function lagsOf(run: RunAnswer, painted: Record<string, number>): Promise<number[]> {
  const build = run.steps.find((step) => step.detail.build)?.detail.build ?? {};
  const events = await readLogStream(sandbox.origin, build);
  const lines = (await readRunLog(`${console_.origin}/api/v1/runs/${run.id}/log`, apiToken)).filter(
    (line) => line.source === "build",
  );
  return lines.flatMap(({ number }, index) => {
    const paintedAt = painted[number];
    const readableAt = events[index]?.ingestionTime;
    return paintedAt && readableAt ? [paintedAt - readableAt] : [];
  });
}

async function intervalsSince(since: number): Promise<Interval[]> {
  const { entries } = await (await fetch(`${sandbox.origin}/_sandbox/truth`)).json();
  return awsIntervals(entries.filter((entry: { at: number }) => entry.at >= since));
}

async function api<T>(address: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${apiToken}`, "content-type": "application/json" };
  const answer = await fetch(`${console_.origin}${address}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
