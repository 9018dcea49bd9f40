import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "idle-services" } });

test.beforeEach(async ({ signedIn: page, world }) => {
  await expect(page.getByRole("link", { name: "quiet", exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await page.goto(`${world.console.origin}/${await world.target()}/quiet`);
});

test("a service is paused and resumed on its page, and the board says that it is", async ({
  signedIn: page,
  world,
}) => {
  test.setTimeout(180_000);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Pause quiet?");
  await dialog.getByRole("button", { name: "Pause", exact: true }).click();
  await expect(dialog).toHaveCount(0);

  const bar = page.getByRole("region", { name: "Paused" });
  await expect(bar).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("It is to have no tasks now")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.goto(world.console.origin);
  await expect(page.getByText("paused", { exact: true })).toBeVisible();
  await page.goBack();
  await bar.getByRole("button", { name: "Resume quiet" }).click();
  await expect(bar).toHaveCount(0, { timeout: 60_000 });
});

test("a notice is written for all to see, and taken away", async ({ signedIn: page, world }) => {
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Write a notice" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Text").fill("Moves to another account on Friday.");
  await dialog.getByLabel("Severity").selectOption("warning");
  await dialog.getByLabel("Link").fill("no address");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("Link")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Link").fill("https://example.com/move");
  await dialog.getByRole("button", { name: "Save" }).click();
  const notice = page.getByRole("region", { name: "Notice" });
  await expect(notice).toContainText("Moves to another account on Friday.");
  await expect(notice.getByRole("link")).toHaveAttribute("href", "https://example.com/move");

  await page.goto(world.console.origin);
  await page.getByRole("button", { name: "Warning", exact: true }).click();
  await expect(page.getByText("Moves to another account on Friday.")).toBeVisible();
  await page.goBack();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Change the notice" }).click();
  await dialog.getByRole("button", { name: "Take away" }).click();
  await expect(notice).toHaveCount(0);
});

test("its figures are charts and a table, its cost is told in parts, and the address keeps the time", async ({
  signedIn: page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const resources = page.getByRole("region", { name: "Live resources" });
  await resources
    .getByRole("button", { name: /: more$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Copy AWS CLI command" }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/^aws elbv2 describe-load-balancers .* --region ap-northeast-1$/);

  const metrics = page.getByRole("region", { name: "Metrics" });
  const comeNear = () => expect(() => metrics.scrollIntoViewIfNeeded()).toPass(); // then it is fetched, and takes its own place
  await comeNear();
  await metrics.getByText("24 h", { exact: true }).click();
  await expect(page).toHaveURL(/range=24h/);
  await metrics.getByRole("button", { name: "As a table" }).click();
  await expect(metrics.getByRole("table").first()).toContainText("Requests");
  await page.reload();
  await comeNear();
  await expect(metrics.getByRole("radio", { name: "24 h" })).toBeChecked();

  await page.getByRole("button", { name: "Cost, estimate" }).click();
  await expect(page.getByText("Load balancer's share")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^Estimate, prices of/)).toBeVisible();
  await expect(page.getByText("shared by 4")).toBeVisible();
});
