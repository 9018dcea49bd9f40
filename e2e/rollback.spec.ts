import { expect, test, type World } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

test("from the history an earlier version is back in one press; the service is locked then, and unlocked with a note", async ({
  signedIn: page,
  world,
}) => {
  test.setTimeout(240_000);
  const target = await world.target();
  for (const _ of ["the first", "the second"]) await ended(world, await world.startDeploy("shop"));
  const service = `${world.console.origin}/${encodeURIComponent(target)}/shop`;

  await page.goto(service);
  await expect(page.getByRole("button", { name: /^Roll back to [0-9a-f]{8}$/ })).toBeEnabled();
  await page.goto(`${service}/history`);
  const rows = page.getByRole("region", { name: "History of shop" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("serves now");
  for (const box of await rows.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Compare the two" }).click();
  await expect(page).toHaveURL(/compare=/);
  await expect(page.getByRole("region", { name: "Comparison" })).toContainText("are the same");

  await rows
    .last()
    .getByRole("button", { name: /^Roll back to shop@/ })
    .click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deployed shop", { timeout: 120_000 });
  await expect(page.getByText("Build", { exact: true })).toHaveCount(0);

  await page.goto(service);
  const lock = page.getByRole("region", { name: "Lock" });
  await expect(lock).toContainText("Rolled back to shop@");
  await page.getByRole("link", { name: "Deploy", exact: true }).click();
  await expect(page.getByText("locked this service", { exact: false })).toContainText("Rolled back to shop@");
  await page.goto(`${service}/history`);
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("rollback");
  await page.goto(service);
  await lock.getByRole("textbox", { name: "Note" }).fill("mended");
  await lock.getByRole("button", { name: "Unlock" }).click();
  await expect(lock).toHaveCount(0);

  await page.getByRole("link", { name: "Roll back", exact: true }).click();
  await expect(page).toHaveURL(/\/rollback$/);
  await expect(page.getByText("There is no earlier version that was well.")).toBeVisible();

  await ended(world, await world.startDeploy("shop"));
  await page.goto(service);
  await page.getByRole("button", { name: /^Roll back to [0-9a-f]{8}$/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deployed shop", { timeout: 120_000 });
});

async function ended(world: World, runId: string): Promise<void> {
  await expect
    .poll(async () => (await world.api<{ progress: string }>(`/api/v1/runs/${runId}`)).progress, { timeout: 120_000 })
    .toBe("succeeded");
}
