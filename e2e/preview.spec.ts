import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test, type World } from "./fixtures";
import { shipOfOwnStacks } from "./own-stacks";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

const asks = (page: Page) => page.getByRole("region", { name: "Waits for a go-ahead" });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function startFor(team: string, world: World): Promise<string> {
  const idempotencyKey = randomUUID();
  const wanted = { target: await world.target(), serviceName: "web", createDefaultVpc: true, idempotencyKey };
  await world.api("/api/v1/runs", { ...wanted, ship: shipOfOwnStacks(team) });
  return idempotencyKey;
}

const executed = async (world: World) =>
  (await world.truth()).filter(({ type, name }) => type === "call" && /ExecuteChangeSet/.test(name)).length;

test("a change that replaces the service waits on its page: abandoned it leaves all as it was, typed it goes on", async ({
  signedIn: page,
  world,
}) => {
  test.setTimeout(180_000);
  await page.goto(`${world.console.origin}/runs/${await startFor("shop", world)}`);
  await expect(heading(page)).toHaveText("Deployed web", { timeout: 90_000 });
  const before = await executed(world);

  await page.goto(`${world.console.origin}/runs/${await startFor("till", world)}`);
  await expect(asks(page)).toContainText("Replaces the service", { timeout: 60_000 });
  await expect(asks(page)).toContainText("Tags");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await asks(page).getByRole("button", { name: "Abandon" }).click();
  await expect(heading(page)).toHaveText("Deploy of web was cancelled", { timeout: 30_000 });
  expect(await executed(world)).toBe(before);

  await page.goto(`${world.console.origin}/runs/${await startFor("till", world)}`);
  const goOn = asks(page).getByRole("button", { name: /^Deploy web to / });
  await goOn.click({ timeout: 60_000 });
  const typed = asks(page).getByLabel("Type web to go on");
  await expect(typed).toHaveAttribute("aria-invalid", "true");
  await typed.fill("web");
  await typed.press("Enter");
  await expect(heading(page)).toHaveText("Deployed web", { timeout: 90_000 });
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("has let it go on");
});
