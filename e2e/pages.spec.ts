import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Response } from "@playwright/test";
import type { DeployRun } from "@/lib/domain/run";
import { expect, test, type World } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

const settings = [
  "targets",
  "targets?edit=new",
  "roles",
  "leftovers",
  "notifications",
  "notifications?edit=new",
  "tokens",
  "sessions",
].map((part) => `/settings/${part}`);
const boards = ["/?as=cards", "/?as=compact&group=none"];
const pages = ["/", ...boards, "/wall", "/setup", "/deploy", "/sign-in", "/activity", "/costs", ...settings];
const ofService = ["", "/deploy", "/history", "/rollback", "/teardown"];
const looks = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "light", width: 375 },
  { colorScheme: "dark", width: 375 },
  { colorScheme: "dark", width: 1280 },
] as const;

/** Those of a console in which a first service is on its way. */
async function allPages(world: World, serviceName: string): Promise<string[]> {
  const target = await world.target();
  const runId = await world.startDeploy(serviceName);
  const service = `/${encodeURIComponent(target)}/${serviceName}`;
  const build = `/builds/${encodeURIComponent(await buildOf(world, runId))}?target=${target}`;
  return [...pages, `/teardown?target=${target}`, `/runs/${runId}`, build, ...ofService.map((part) => service + part)];
}

/** The build that a run has started, as soon as it has. */
async function buildOf(world: World, runId: string): Promise<string> {
  let id = "";
  await expect(async () => {
    const run = await world.api<Pick<DeployRun, "steps">>(`/api/v1/runs/${runId}`);
    id = run.steps.find(({ detail }) => detail.build)?.detail.build?.id ?? "";
    expect(id).not.toBe("");
  }).toPass({ timeout: 60_000 });
  return id;
}

for (const locale of ["en", "ja"]) {
  test(`pages are accessible and fit, light and dark, wide and narrow, ${locale}`, async ({
    signedIn: page,
    world,
  }) => {
    test.setTimeout(900_000);
    await page.context().addCookies([{ name: "slipway-locale", value: locale, url: world.console.origin }]);
    for (const address of await allPages(world, `seen-${locale}`)) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(world.console.origin + address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.locator("html").getAttribute("lang")).toBe(locale);
      await page.waitForTimeout(500); // what follows the first paint
      for (const { colorScheme, width } of looks) {
        // A colour on its way from disabled to enabled is no finding.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${address}, ${colorScheme} ${width}: ${id} ${nodes[0]?.html}`);
        expect(found).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${address} scrolls sideways at ${width}`).toBe(0);
      }
    }
  });
}

test("nobody sees a page or an answer without signing in", async ({ page, world }) => {
  for (const address of pages.filter((page) => !["/sign-in", "/wall"].includes(page))) {
    await page.goto(world.console.origin + address);
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  }
  for (const address of ["/api/v1/runs", "/api/v1/targets", "/api/v1/events"]) {
    expect((await page.request.get(world.console.origin + address)).status()).toBe(401);
  }
  expect((await page.request.get(`${world.console.origin}/api/openapi.json`)).status()).toBe(200);
});

test("another site's page cannot start anything with the person's session", async ({ signedIn: page, world }) => {
  const answer = await page.request.post(`${world.console.origin}/api/v1/runs`, {
    data: {},
    headers: { origin: "https://example.com" },
  });
  expect(answer.status()).toBe(403);
});

test("no page loads more than 200 kB of script, compressed, and none of it is the AWS SDK", async ({
  signedIn: page,
  world,
}) => {
  const tooHeavy: string[] = [];
  for (const address of await allPages(world, "weighed")) {
    const scripts = new Map<string, Promise<Buffer>>();
    const remember = (response: Response) => {
      if (new URL(response.url()).pathname.endsWith(".js")) scripts.set(response.url(), response.body());
    };
    page.on("response", remember);
    await page.goto(world.console.origin + address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForTimeout(1500); // what a page fetches after its first paint counts as well
    page.off("response", remember);
    const bodies = await Promise.all(scripts.values());
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    if (bytes > 200_000) tooHeavy.push(`${address}: ${bytes}`);
    expect(bytes).toBeGreaterThan(100_000);
    for (const body of bodies) expect(body.toString()).not.toContain("x-amz-user-agent");
  }
  expect(tooHeavy).toEqual([]);
});
