import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "with-default-vpc" } });

test("a build that breaks says what broke, why in AWS's words, and what to do", async ({ signedIn: page, world }) => {
  await page.goto(`${world.console.origin}/deploy`);
  await page.getByLabel("Service name").fill("shop");
  await page.getByLabel("Repository", { exact: true }).fill("https://github.com/someone/does-not-exist");
  await page.getByLabel("Branch or commit").fill("main");
  await page.getByRole("button", { name: /^Deploy shop to/ }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploy of shop failed", { timeout: 60_000 });
  await expect(page.getByText("What to do")).toBeVisible();
  await expect(page.getByText(/DOWNLOAD_SOURCE/).first()).toBeVisible();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy report" }).click();
  const report = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(report).toMatch(/^## Deploy of shop failed\n[\s\S]*DOWNLOAD_SOURCE/);

  const first = page.url();
  await page.getByRole("button", { name: "Retry from the build" }).click();
  await expect(page).not.toHaveURL(first);
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploy of shop failed", { timeout: 60_000 });
});

test("a health check path that the app does not serve fails the rollout, and the run says so", async ({
  signedIn: page,
  world,
}) => {
  await page.goto(`${world.console.origin}/deploy`);
  await page.getByLabel("Service name").fill("pinged");
  await page.getByLabel("Repository", { exact: true }).fill("https://github.com/ymd65536/ECSExpressMode.git");
  await page.getByLabel("Branch or commit").fill("main");
  await page.getByLabel("Health check path").fill("/ping");
  await page.getByRole("button", { name: /^Deploy pinged to/ }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploy of pinged failed", { timeout: 90_000 });
  await expect(page.getByText(/404/).first()).toBeVisible();
});
