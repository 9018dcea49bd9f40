import { CodeBuild } from "@aws-sdk/client-codebuild";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { makeArticle, region } from "../sandbox/article-testing";
import { clientConfig } from "../sandbox/client-config";
import { expect, test, type World } from "./fixtures";

test.use({ setting: { speed: 100, scenario: "with-default-vpc" } });

/** As somebody does at the command line. */
async function startOutside({ sandbox }: World, more: { sourceVersion?: string } = {}): Promise<string> {
  const codebuild = new CodeBuild(clientConfig(sandbox, region));
  const { build } = await codebuild.startBuild({ projectName: "chat-image-build-build-project", ...more });
  return build?.id ?? "";
}

test.beforeAll(async ({ world }) => {
  await world.setSpeed(100);
  await makeArticle(world.sandbox, "chat");
});

/** Accessible, wide and narrow, and nothing of it is to be scrolled sideways. */
async function expectFit(page: Page): Promise<void> {
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${width}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("a build that was started elsewhere is found on the service's page, watched line by line, and cancelled", async ({
  signedIn: page,
  world,
}) => {
  test.setTimeout(240_000);
  const target = await world.target();
  await page.goto(`${world.console.origin}/${target}/chat`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("chat");
  await world.setSpeed(0.5);
  const buildId = await startOutside(world);

  const outside = page.getByRole("region", { name: "Started outside" });
  const link = outside.getByRole("link", { name: new RegExp(buildId.slice(-36).slice(0, 8)) });
  await expect(link).toBeVisible({ timeout: 90_000 });
  await link.click();
  await expect(page).toHaveURL(/\/builds\/.*target=/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Building chat");
  await expect(page.getByRole("region", { name: "Phases" })).toContainText("PROVISIONING");
  const log = page.getByRole("log");
  await expect(log.getByRole("link", { name: /^Line \d+$/ }).first()).toBeVisible({ timeout: 60_000 });
  const lines = log.getByRole("link", { name: /^Line \d+$/ });
  const before = await lines.last().getAttribute("href");
  await expect.poll(() => lines.last().getAttribute("href"), { timeout: 60_000 }).not.toBe(before);

  await expectFit(page);

  await page.getByRole("button", { name: "Cancel build" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel build" }).click();
  await world.setSpeed(60);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Build of chat was stopped", { timeout: 30_000 });
  expect((await world.truth()).filter(({ name }) => name === "codebuild.build-stopped")).toHaveLength(1);
  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await expect(page).toHaveURL(`${world.console.origin}/builds?target=${target}`);
  const row = page.getByRole("region", { name: "Builds" }).getByRole("listitem").first();
  await expect(row).toContainText("chat-image-build-build-project");
  await expect(row.getByRole("link", { name: "chat", exact: true })).toBeVisible();
  await expectFit(page);
  await page.goto(`${world.console.origin}/activity`);
  await expect(page.getByRole("listitem").filter({ hasText: "Cancelled a build" }).first()).toBeVisible();
});

test("a failed build says why and what to do, and the build of a run leads to the run and back", async ({
  signedIn: page,
  world,
}) => {
  await world.setSpeed(100);
  const target = await world.target();
  const failed = await startOutside(world, { sourceVersion: "does-not-exist" });
  await page.goto(`${world.console.origin}/builds/${encodeURIComponent(failed)}?target=${target}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Build of chat failed", { timeout: 60_000 });
  const card = page.getByRole("region", { name: "The build failed" });
  await expect(card).toContainText("DOWNLOAD_SOURCE");

  const runId = await world.startDeploy("shop");
  await page.goto(`${world.console.origin}/runs/${runId}`);
  await page.getByRole("region", { name: "Steps" }).locator('a[href^="/builds/"]').click({ timeout: 60_000 });
  await expect(page).toHaveURL(/\/builds\//);
  // As a line while it runs, as the heading of its fold once it is over.
  await expect(page.getByRole("log")).toContainText("PRE_BUILD", { timeout: 60_000 });
  await page
    .getByRole("link", { name: /^Run \d+$/ })
    .first()
    .click();
  await expect(page).toHaveURL(`${world.console.origin}/runs/${runId}`);
});
