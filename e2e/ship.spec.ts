import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 30, scenario: "first-deploy" } });

const picture = path.resolve(import.meta.dirname, "../docs/pictures/run.png");

async function fillForm(page: Page, name: string): Promise<void> {
  await page.getByLabel("Service name").fill(name);
  await page.getByLabel("Repository", { exact: true }).fill("https://github.com/ymd65536/ECSExpressMode.git");
  await page.getByLabel("Branch or commit").fill("main");
}

test("from an empty account to the open service, in one press", async ({ signedIn: page, world }) => {
  await page.getByRole("link", { name: "Setup" }).click();
  await expect(page.getByText("ap-northeast-1 has no default VPC").first()).toBeVisible();
  await page.goto(`${world.console.origin}/deploy`);
  await fillForm(page, "shop");
  await page.getByLabel("Create the default VPC first").check();
  await page.getByRole("button", { name: /^Deploy shop to/ }).dblclick();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploying shop");
  await expect(page.getByRole("log")).toContainText("BUILD", { timeout: 30_000 });
  const address = page.url();
  await page.reload();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("log")).toContainText("BUILD");
  await expect(page.getByText("PRODUCTION_TRAFFIC_SHIFT").first()).toBeVisible({ timeout: 60_000 });
  if (process.env.SLIPWAY_PICTURES) {
    await page.setViewportSize({ width: 1280, height: 1100 });
    await page.screenshot({ path: picture });
  }

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deployed shop", { timeout: 60_000 });
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Open shop" }).first().click();
  await expect((await opened).getByText("shop").first()).toBeVisible();
  expect((await world.truth()).filter((entry) => entry.name === "codebuild.build-started")).toHaveLength(1);

  await page.goto(world.console.origin);
  await expect(page.getByRole("link", { name: "shop", exact: true }).first()).toBeVisible();
  await expect(page.getByText("Healthy").first()).toBeVisible();
});

test("what is wrong in the form is said at its field, and the draft survives a reload", async ({
  signedIn: page,
  world,
}) => {
  const before = (await world.truth()).length;
  await page.goto(`${world.console.origin}/deploy`);
  await fillForm(page, "Shop!");
  await page.getByRole("button", { name: /^Deploy/ }).click();
  const name = page.getByLabel("Service name");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toHaveAccessibleDescription(/2 to 32 lower-case letters/);

  await page.reload();
  await expect(page.getByLabel("Repository", { exact: true })).toHaveValue(
    "https://github.com/ymd65536/ECSExpressMode.git",
  );
  const since = (await world.truth()).slice(before).map((entry) => entry.name);
  expect(since).not.toContain("cloudformation:CreateChangeSet");
});
