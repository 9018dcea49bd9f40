import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "with-default-vpc" } });

test("a line of a log can be found, linked to and copied, and the page of a failed run is accessible", async ({
  signedIn: page,
  world,
}) => {
  await page.goto(`${world.console.origin}/deploy`);
  await page.getByLabel("Service name").fill("logs");
  await page.getByLabel("Repository", { exact: true }).fill("https://github.com/someone/does-not-exist");
  await page.getByRole("button", { name: /^Deploy logs to/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploy of logs failed", { timeout: 60_000 });

  const log = page.getByRole("log");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("waiting for");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("search")).toContainText(/1 \/ \d/);
  await expect(log.locator("mark").first()).toBeVisible();

  const number = log.getByRole("link", { name: /^Line \d+$/ }).last();
  const href = await number.getAttribute("href");
  await number.click();
  await expect(page).toHaveURL(new RegExp(`find=waiting\\+for${href}$`));
  await page.reload();
  await expect(log.locator('[aria-current="true"]')).toHaveAttribute("href", href ?? "");
  await expect(log.locator("mark").first()).toBeVisible();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("[");
  await page.keyboard.press("y");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as text" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^logs-run-\d+\.log$/);

  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${width}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
});

test("the page of a service tells its runs, and deploys it again as it was", async ({ signedIn: page, world }) => {
  await page.goto(`${world.console.origin}/deploy`);
  await page.getByLabel("Service name").fill("again");
  await page.getByLabel("Repository", { exact: true }).fill("https://github.com/someone/does-not-exist");
  await page.getByLabel("Container port").fill("8080");
  await page.getByRole("button", { name: /^Deploy again to/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploy of again failed", { timeout: 60_000 });

  await page.getByRole("link", { name: "again", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("again");
  await expect(page.getByText("There is no service again in this Region now.")).toBeVisible();
  await page.getByRole("link", { name: "Deploy", exact: true }).click();
  await expect(page.getByLabel("Repository", { exact: true })).toHaveValue("https://github.com/someone/does-not-exist");
  await expect(page.getByLabel("Container port")).toHaveValue("8080");
});
