import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { shipOfArticle } from "./article-app";
import { asMina, busyTeam, production, untilRead } from "./busy-team";
import { expect, test } from "./fixtures";
import { postAs, signInAs } from "./people";

test.use({ setting: busyTeam });

const waits = (page: Page) => page.getByRole("region", { name: "Waits for an admin to approve" });
const approve = "Approve and tear down";

test("on a protected target one person asks, typed and with a reason, and another one's yes begins it", async ({
  page,
  browser,
  world,
}) => {
  await asMina(page, world);
  await untilRead(page, world);
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

test("a deploy of a protected target begins with another one's yes, and nothing is done before", async ({
  page,
  browser,
  world,
}) => {
  await asMina(page, world);
  const joris = await (await browser.newContext()).newPage();
  await signInAs(joris, world, "joris", "AdministratorAccess");
  const id = randomUUID();
  const wanted = { target: production, serviceName: "till", createDefaultVpc: true, idempotencyKey: id };
  await postAs(joris, world, "/api/v1/runs", { ...wanted, reason: "the new till", ship: shipOfArticle });
  await joris.goto(`${world.console.origin}/runs/${id}`);
  await expect(waits(joris)).toContainText("the new till");
  await expect(waits(joris)).toContainText("so somebody else has to approve");
  await expect(joris.getByRole("list").getByText("Check target")).toBeVisible();

  await page.goto(joris.url());
  await expect(waits(page)).toContainText("ECSExpressMode.git main");
  await waits(page).getByRole("button", { name: "Approve and deploy" }).click();
  await expect(waits(joris)).toHaveCount(0);
  await expect(joris.getByText("Waits for approval")).toHaveCount(0);
  await postAs(joris, world, `/api/v1/runs/${id}/cancel`, {});
});
