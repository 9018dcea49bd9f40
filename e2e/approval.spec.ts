import type { Page } from "@playwright/test";
import { asMina, busyTeam, production } from "./busy-team";
import { expect, test } from "./fixtures";
import { signInAs } from "./people";

test.use({ setting: busyTeam });

const waits = (page: Page) => page.getByRole("region", { name: "Waits for an admin to approve" });
const approve = "Approve and tear down";

test("on a protected target one person asks, typed and with a reason, and another one's yes begins it", async ({
  page,
  browser,
  world,
}) => {
  await asMina(page, world);
  const joris = await (await browser.newContext()).newPage();
  await signInAs(joris, world, "joris", "AdministratorAccess");
  await joris.goto(`${world.console.origin}/${production}/inventory-api/teardown`);
  const ask = joris.getByRole("button", { name: /^Ask to tear down \d+ resources?/ });
  await ask.click({ timeout: 30_000 });
  await expect(joris.getByLabel("Type")).toHaveAttribute("aria-invalid", "true");
  await joris.getByLabel("Type").fill("shop-production/inventory-api");
  await joris.getByLabel("Reason").fill("the trial is over");
  await ask.click();
  await expect(joris).toHaveURL(/\/runs\//);
  await expect(waits(joris)).toContainText("the trial is over");
  await expect(joris.getByRole("button", { name: approve })).toHaveCount(0);

  await page.goto(joris.url());
  await waits(page).getByRole("button", { name: approve }).click();
  await expect(joris.getByRole("heading", { level: 1 })).toHaveText("Tore down inventory-api", { timeout: 60_000 });
  const receipt = joris.getByRole("region", { name: "Looked again: all that was to go is gone" });
  await expect(receipt).toContainText("mina");
  await expect(receipt).toContainText("the trial is over");
});
