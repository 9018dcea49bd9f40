import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "idle-services" } });

test("the palette goes to pages and services by some letters, and the help lists all keys", async ({
  signedIn: page,
  world,
}) => {
  await expect(page.getByRole("link", { name: "quiet", exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find and go" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.type("deploy qui");
  await expect(palette.getByRole("option")).toHaveText([/^Deploy quiet/]);
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);

  await page.getByRole("button", { name: "Find and go" }).click();
  await page.keyboard.type("quiet");
  await expect(palette.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${await world.target()}/quiet$`));
  await expect(palette).toHaveCount(0);

  await expect(page.getByRole("button", { name: "More", exact: true })).toBeVisible();
  await page.keyboard.press(".");
  await expect(page.getByRole("link", { name: "Tear down…" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(/\/activity$/);
  await page.goto(`${world.console.origin}/${await world.target()}/quiet`);
  await expect(page.getByRole("button", { name: "More", exact: true })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await expect(page).toHaveURL(`${world.console.origin}/builds?target=${await world.target()}`);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help).toContainText("Copy a link to the line");
  await expect(help).toContainText("From service to service");
});
