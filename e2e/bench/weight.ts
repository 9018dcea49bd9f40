import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import type { DeployRun } from "@/lib/domain/run";
import { locales } from "@/lib/text/locale";
import { browserOptions } from "../browser";
import { everyPage } from "../every-page";
import { World } from "../fixtures";
import { startConsole, startSandbox } from "../programs";
import { bytesOf, isOfAwsSdk, type ScriptWeight, weighScripts } from "../script-weight";
import { type Figure, report } from "./figures";
import { startHelloApp } from "./hello-app";
import { followTeam } from "./team-viewers";

interface Weighed {
  address: string;
  locale: string;
  weight: ScriptWeight;
}

const kinds = [
  { id: "page", bound: 1.4, has: (address: string) => !hasLog(address) },
  { id: "log-page", bound: 1.6, has: hasLog },
];

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const hello = await startHelloApp();
const sandbox = await startSandbox({ speed: 100, scenario: "first-deploy" });
const world = new World(sandbox, await startConsole({ endpoint: sandbox.origin, dataDir }), dataDir);
const browser = await chromium.launch(browserOptions());
try {
  report(await measure(await browser.newContext({ locale: "en-US" })));
} finally {
  await browser.close();
  hello.stop();
  await world.console.stop();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(context: BrowserContext): Promise<Figure[]> {
  const page = await context.newPage();
  await page.goto(world.console.origin);
  await page.getByRole("button", { name: "Continue as the operator" }).click();
  await page.waitForURL(`${world.console.origin}/`);
  const weigh = await weighScripts(page);
  const floor = bytesOf(await weigh(hello.origin));
  console.error(`${kilobytes(floor)} kB: the least that Next and React can be`);

  const weighed: Weighed[] = [];
  const weighIn = async (locale: string, address: string, note = "") => {
    await context.addCookies([{ name: "slipway-locale", value: locale, url: world.console.origin }]);
    const weight = await weigh(world.console.origin + address);
    const bytes = bytesOf(weight);
    console.error(
      `${kilobytes(bytes)} kB, ${(bytes / floor).toFixed(3)}x, ${weight.size} scripts, ${locale}: ${address}${note}`,
    );
    weighed.push({ address, locale, weight });
  };
  const repeats = countRepeats();
  for (const address of await everyPage(world)) for (const locale of locales) await weighIn(locale, address);
  await world.setSpeed(20);
  const id = await world.startDeploy("seen-through");
  for (;;) {
    const run = await world.api<DeployRun>(`/api/v1/runs/${id}`);
    if (run.endedAt) break;
    const step = run.steps.find(({ progress }) => progress === "running")?.name ?? "none";
    for (const locale of locales) await weighIn(locale, `/runs/${id}`, `, step ${step}`);
  }
  return [...kinds.flatMap((kind) => worst(kind, weighed, floor)), await ofAwsSdk(weighed), repeats()];
}

function worst({ id, bound, has }: (typeof kinds)[number], weighed: readonly Weighed[], floor: number): Figure[] {
  return locales.map((locale) => {
    const some = weighed.filter((each) => each.locale === locale && has(each.address));
    const bytes = some.map(({ weight }) => bytesOf(weight));
    const most = Math.max(...bytes);
    console.error(`the heaviest ${id} in ${locale}, ${kilobytes(most)} kB: ${some[bytes.indexOf(most)]?.address}`);
    return { id: `P20-${id}-${locale}`, measured: most / floor, bound, unit: "x" };
  });
}

async function ofAwsSdk(weighed: readonly Weighed[]): Promise<Figure> {
  const scripts = new Map(weighed.flatMap(({ weight }) => [...weight]));
  let bytes = 0;
  for (const [url, size] of scripts) if (await isOfAwsSdk(url)) bytes += size;
  console.error(
    `${scripts.size} scripts in all, ${kilobytes([...scripts.values()].reduce((sum, size) => sum + size, 0))} kB`,
  );
  return { id: "P20-aws-sdk", measured: bytes, bound: 0, unit: "B" };
}

/** Services of which the wall is told what it was told already. */
function countRepeats(): () => Figure {
  const told = new Map<string, string>();
  let patches = 0;
  let repeats = 0;
  const stop = followTeam(world.console.origin, ({ targets }) => {
    patches += 1;
    for (const { target, changed } of targets) {
      for (const service of changed) {
        const key = `${target} ${service.clusterName} ${service.serviceName}`;
        const now = JSON.stringify(service);
        if (told.get(key) === now) repeats += 1;
        told.set(key, now);
      }
    }
  });
  return () => {
    stop();
    console.error(`the wall was told ${patches} times`);
    return { id: "P20-patch-repeats", measured: repeats, bound: 0, unit: "" };
  };
}

function hasLog(address: string): boolean {
  return /^\/(runs|builds)\//.test(address);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
