import { asMina, busyTeam } from "./busy-team";
import { expect, test, type World } from "./fixtures";
import { postAs } from "./people";

test.use({ setting: busyTeam, viewport: { width: 1920, height: 1080 } });

interface Made {
  token: { id: string };
  secret: string;
}

async function makeScreen(page: Parameters<typeof asMina>[0], world: World): Promise<Made> {
  await asMina(page, world);
  const token = { name: `screen ${Date.now()}`, kind: "wall", role: "viewer", targets: [], days: 1 };
  return (await postAs(page, world, "/api/v1/tokens", token)) as Made;
}

test("a screen opens by its address, keeps the token to itself, and shows problems, clock and age without a link", async ({
  page,
  world,
  browser,
}) => {
  const { secret } = await makeScreen(page, world);
  const screen = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
  await screen.goto(`${world.console.origin}/wall#${secret}`);
  await expect(screen).toHaveURL(`${world.console.origin}/wall`);
  await expect(screen.getByRole("heading", { level: 1, name: "Wall" })).toBeAttached();
  await expect(screen.getByText(/^data \d+ s old$/)).toBeVisible({ timeout: 60_000 });
  await expect(screen.locator("time").first()).toHaveText(/^\d\d:\d\d$/);
  await expect(screen.getByRole("article").first()).toBeVisible({ timeout: 60_000 });
  await expect(screen.getByText(/\d+\s*healthy/).first()).toBeVisible();
  await expect(screen.getByRole("link")).toHaveCount(0);
  expect(await screen.content()).not.toContain(secret);
  expect(await screen.locator("main").textContent()).not.toMatch(/https?:\/\/|\$|cost/i);
  const letters = await screen
    .locator("main :not(:has(*))")
    .evaluateAll((elements) =>
      elements
        .filter((each) => each.textContent && each.textContent !== "PROD" && each.clientWidth > 1)
        .map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
    );
  expect(Math.min(...letters)).toBeGreaterThan(0.0135 * 1920);
  await screen.context().close();
});

test("a token that was revoked says so in large type, and leads to no sign-in", async ({ page, world, browser }) => {
  const { token, secret } = await makeScreen(page, world);
  const screen = await (await browser.newContext()).newPage();
  await screen.goto(`${world.console.origin}/wall#${secret}`);
  await expect(screen.getByText(/data .* old$/).first()).toBeVisible({ timeout: 60_000 });
  await postAs(page, world, `/api/v1/tokens/${token.id}/revoke`, {});
  await expect(screen.getByText("This screen's token no longer holds.")).toBeVisible({ timeout: 60_000 });
  await expect(screen).toHaveURL(`${world.console.origin}/wall`);

  await screen.goto("about:blank");
  await screen.goto(`${world.console.origin}/wall#${secret}`);
  await expect(screen.getByText("This screen's token no longer holds.")).toBeVisible();
  await screen.context().close();
});

test("a screen outlives the console, and goes on by itself; without a token it says what it lacks", async ({
  page,
  world,
  browser,
}) => {
  const { secret } = await makeScreen(page, world);
  const screen = await (await browser.newContext()).newPage();
  await screen.goto(`${world.console.origin}/wall`);
  await expect(screen.getByText("This screen has no token.")).toBeVisible();
  await screen.goto("about:blank");
  await screen.goto(`${world.console.origin}/wall#${secret}`);
  await expect(screen.getByText(/data .* old$/).first()).toBeVisible({ timeout: 60_000 });
  await world.kill();
  await expect(screen.getByText(/no answer for/)).toBeVisible({ timeout: 45_000 });
  await world.restart();
  await expect(screen.getByText(/data .* old$/).first()).toBeVisible({ timeout: 60_000 });
  await screen.context().close();
});

test("who is signed in sees the wall too", async ({ page, world }) => {
  await asMina(page, world);
  await page.goto(`${world.console.origin}/wall`);
  await expect(page.getByText(/data .* old$/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("navigation")).toHaveCount(0);
});
