import { CreateExpressGatewayServiceCommand, ECSClient, UpdateExpressGatewayServiceCommand } from "@aws-sdk/client-ecs";
import type { Locator, Page } from "@playwright/test";
import type { TeamStatus } from "@/lib/domain/team-status";
import { asMina, busyTeam, production, staging, untilRead } from "./busy-team";
import { expect, test, type World } from "./fixtures";

test.use({ setting: busyTeam });

const inSight = 10;
const filter = "Filter by service, version, person";

async function openBoard(page: Page, world: World, query = ""): Promise<void> {
  await asMina(page, world);
  await untilRead(page, world);
  await page.goto(`${world.console.origin}/${query}`);
  await expect(page.locator("[data-row]").first()).toBeVisible({ timeout: 30_000 });
}

function group(page: Page, alias: string) {
  return page.getByRole("region", { name: alias, exact: true });
}

/** Only what is near the window is on the page, and which group comes when depends on who is needed. Keys would scroll on meanwhile. */
async function scrollTo(page: Page, wanted: Locator): Promise<void> {
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await expect(async () => {
    if (!(await wanted.isVisible()))
      await page.evaluate(() => window.scrollBy({ top: window.innerHeight / 2, behavior: "instant" }));
    await expect(wanted).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 30_000 });
}

/** Where nobody reads, the groups may be sorted anew at any time; where the focus is, they stay. */
async function beAt(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await scrollTo(page, wanted);
    await wanted.focus({ timeout: 2_000 });
  }).toPass({ timeout: 90_000 });
}

async function stateOf(page: Page, world: World, name: string): Promise<string | undefined> {
  const status: TeamStatus = await (await page.request.get(`${world.console.origin}/api/v1/team`)).json();
  const { services = [] } = status.targets.find(({ target }) => target === staging) ?? {};
  return services.find(({ serviceName }) => serviceName === name)?.state;
}

async function shownNames(page: Page): Promise<string[]> {
  return page.locator("[data-row]").allTextContents();
}

test("one board has all targets: PROD first, who needs a person on top, and one that cannot be read says why", async ({
  page,
  world,
}) => {
  test.setTimeout(240_000);
  await openBoard(page, world);
  const names = await page.locator("section[aria-label] h2").allTextContents();
  expect(names[0]).toContain("shop-production");
  await expect(group(page, "shop-production").getByText("PROD", { exact: true })).toBeVisible();

  const missing = group(page, "data-far");
  await beAt(page, missing.getByRole("button", { name: "Copy policy" }));
  await expect(missing).toContainText(/AccessDenied\w* for ecs:ListServices/);
  await missing.getByRole("button", { name: "Copy policy" }).click();
  await expect(missing.getByText("Copied")).toBeVisible();

  await expect(page.getByRole("button", { name: /\d+ Healthy/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Board");
});

test("the services are on their way before the scripts, and asked for once", async ({ page, world }) => {
  test.setTimeout(240_000);
  await openBoard(page, world);
  let asked = 0;
  page.on("request", (request) => {
    if (request.url() === `${world.console.origin}/api/v1/team`) asked++;
  });
  const answer = await page.reload();
  expect(answer?.headers().link).toContain("</api/v1/team>; rel=preload");
  await expect(page.locator("[data-row]").first()).toBeVisible();
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  expect(asked).toBe(1);
});

test("a filter is in the address, a view has a name, and both lead to the same rows", async ({ page, world }) => {
  await openBoard(page, world);
  await page.keyboard.press("/");
  await expect(page.getByLabel(filter)).toBeFocused();
  await page.keyboard.type("reports");
  await expect(page).toHaveURL(/\?q=reports$/);
  await page.getByText("None", { exact: true }).click();
  await expect(page).toHaveURL(/\?q=reports&group=none$/);
  const found = await shownNames(page);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((name) => name.includes("reports"))).toBe(true);

  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByLabel("Name", { exact: true }).fill("all reports");
  await page.keyboard.press("Enter");
  await page.goto(world.console.origin);
  await page.getByRole("navigation", { name: "Saved views" }).getByRole("link", { name: "all reports" }).click();
  await expect(page).toHaveURL(/\?q=reports&group=none$/);
  await expect(page.getByLabel(filter)).toHaveValue("reports");
  expect(await shownNames(page)).toEqual(found);

  await page.getByLabel(filter).fill("nothing is called so");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page).toHaveURL(/\?group=none$/);
  await page.getByRole("button", { name: "Forget the view all reports" }).click();
  await expect(page.getByRole("navigation", { name: "Saved views" })).toHaveCount(0);
});

test("from service to service by keys, through all that there are, and into one", async ({ page, world }) => {
  await openBoard(page, world, "?group=none&as=compact");
  await page.locator("[data-row]").first().focus();
  const seen = new Set<string>();
  for (let press = 0; press < 60; press++) {
    seen.add((await page.evaluate(() => document.activeElement?.getAttribute("data-row"))) ?? "nothing");
    await page.keyboard.press(press % 2 === 0 ? "ArrowDown" : "j");
  }
  expect(seen.size).toBe(60);
  await expect(page.locator("[data-row]:focus")).toBeInViewport();
  const name = (await page.locator("[data-row]:focus").textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("what somebody deploys elsewhere is seen here, and no row leaves its place while somebody reads", async ({
  page,
  world,
}) => {
  await openBoard(page, world, `?target=${staging}`);
  await page.locator("[data-row]").first().focus(); // somebody reads
  const row = page.locator("[data-line]").filter({ hasText: "Healthy" }).nth(5);
  const name = (await row.locator("[data-row]").textContent()) ?? "";
  const before = await shownNames(page);
  await world.setSpeed(4); // a rollout of some seconds would be over before all is looked at
  await updateService(world, name);
  const moved = page.locator("[data-line]").filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(moved).toContainText("Deploying", { timeout: 45_000 });
  await expect(moved).toContainText("started outside");
  expect((await shownNames(page)).slice(0, inSight)).toEqual(before.slice(0, inSight));
  await page.getByRole("button", { name: "Sort again" }).click();
  const states = await page.locator("[data-line]").allTextContents();
  const firstHealthy = states.findIndex((line) => line.includes("Healthy"));
  expect((await shownNames(page)).slice(0, firstHealthy)).toContain(name);
  await world.setSpeed(busyTeam.speed);
});

test("what comes above while somebody reads further down moves nothing of what is read", async ({ page, world }) => {
  test.setTimeout(240_000);
  await openBoard(page, world);
  const read = group(page, "data-far");
  await beAt(page, read.getByRole("button", { name: "Copy policy" }));
  const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
  const placeOf = async () => (await read.boundingBox())?.y ?? Number.NaN;
  const countOf = async () =>
    Number.parseInt((await page.getByRole("button", { name: /^\d+ ?All/ }).textContent()) ?? "", 10);
  const [height, place, count] = [await heightOf(), await placeOf(), await countOf()];
  const names = Array.from({ length: 12 }, (_, index) => `a-new-one-${index}`);
  await Promise.all(names.map((name) => createService(world, name)));
  await expect.poll(countOf, { timeout: 90_000 }).toBe(count + names.length);
  expect((await heightOf()) - height).toBeGreaterThan(300); // a row is 41 px high, and rows whose deploy ended meanwhile lose a line
  await expect.poll(async () => Math.abs((await placeOf()) - place)).toBeLessThan(3);
});

test("a deploy above what is read, in the same group, moves nothing and is no layout shift", async ({
  page,
  world,
}) => {
  await openBoard(page, world, `?target=${staging}`);
  const above = page.locator("[data-line]").filter({ hasText: "Healthy" }).first();
  const name = (await above.locator("[data-row]").textContent()) ?? "";
  // Not as far as it goes: what gets shorter meanwhile would move the end of the page.
  await page.evaluate(() => window.scrollTo({ top: 650, behavior: "instant" }));
  await page.waitForTimeout(500);
  const read = await page.evaluate(() => {
    const isRead = (line: Element) => line.getBoundingClientRect().top > 0;
    return [...document.querySelectorAll("[data-key]")].find(isRead)?.getAttribute("data-key") ?? "";
  });
  const placeOf = async () => (await page.locator(`[data-key="${read}"]`).boundingBox())?.y ?? Number.NaN;
  await page.evaluate(() => {
    const seen = Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
  const place = await placeOf();
  await world.setSpeed(4);
  await updateService(world, name);
  await expect.poll(() => stateOf(page, world, name), { timeout: 45_000 }).toBe("deploying");
  await page.waitForTimeout(2_000); // the page is told within a second
  expect(Math.abs((await placeOf()) - place)).toBeLessThan(1);
  expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBeLessThan(0.005);
  await world.setSpeed(busyTeam.speed);
});

test("the console goes and comes back: the rows stay, and the page is live again by itself", async ({
  page,
  world,
}) => {
  test.setTimeout(240_000);
  await openBoard(page, world, `?target=${production}`);
  const rows = (await shownNames(page)).slice(0, inSight);
  expect(rows).toHaveLength(inSight);
  await world.kill();
  await expect(page.getByText(/^(reconnecting|offline)/).first()).toBeVisible({ timeout: 40_000 });
  expect((await shownNames(page)).slice(0, inSight)).toEqual(rows);
  await world.restart();
  await expect(page.getByText("live", { exact: true })).toBeVisible({ timeout: 120_000 });
});

const [stagingId, stagingRegion = ""] = staging.split("~");

/** As another tool would: by an administrator's own key. */
async function ecsOfStaging({ sandbox }: World): Promise<ECSClient> {
  const { accounts } = await (await fetch(`${sandbox.origin}/_sandbox/accounts`)).json();
  const { accessKeyId, secretAccessKey } = accounts.find(({ id }: { id: string }) => id === stagingId);
  const credentials = { accessKeyId, secretAccessKey };
  return new ECSClient({ endpoint: sandbox.origin, region: stagingRegion, credentials });
}

async function updateService(world: World, serviceName: string): Promise<void> {
  const serviceArn = `arn:aws:ecs:${stagingRegion}:${stagingId}:service/default/${serviceName}`;
  const wanted = { serviceArn, cpu: "1024", memory: "2048" };
  await (await ecsOfStaging(world)).send(new UpdateExpressGatewayServiceCommand(wanted));
}

async function createService(world: World, serviceName: string): Promise<void> {
  const roleArn = (name: string) => `arn:aws:iam::${stagingId}:role/${name}`;
  await (await ecsOfStaging(world)).send(
    new CreateExpressGatewayServiceCommand({
      serviceName,
      executionRoleArn: roleArn("ecsTaskExecutionRole"),
      infrastructureRoleArn: roleArn("ecsInfrastructureRoleForExpressServices"),
      primaryContainer: { image: "public.ecr.aws/nginx/nginx:latest" },
    }),
  );
}
