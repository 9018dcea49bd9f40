import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

const pages = ["/", "/setup", "/deploy", "/sign-in"];
const widths = [1280, 375];

for (const locale of ["en", "ja"]) {
  for (const theme of ["light", "dark"] as const) {
    test(`pages are accessible and fit, ${locale}, ${theme}`, async ({ signedIn: page, world }) => {
      await page.context().addCookies([{ name: "slipway-locale", value: locale, url: world.console.origin }]);
      await page.emulateMedia({ colorScheme: theme });
      for (const address of pages) {
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(world.console.origin + address);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await page.waitForLoadState("networkidle");
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => `${address} ${width}: ${id} ${nodes[0]?.html}`)).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${address} at ${width} scrolls sideways`).toBe(0);
          expect(await page.locator("html").getAttribute("lang")).toBe(locale);
        }
      }
    });
  }
}

test("nobody sees a page or an answer without signing in", async ({ page, world }) => {
  for (const address of ["/", "/setup", "/deploy"]) {
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

test("no page loads more than 200 kB of script, and none of it is the AWS SDK", async ({ signedIn: page, world }) => {
  for (const address of pages) {
    const session = await page.context().newCDPSession(page);
    const scripts = new Map<string, number>();
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    const urls = new Map<string, string>();
    session.on("Network.responseReceived", ({ requestId, response }) => {
      if (response.url.endsWith(".js")) urls.set(requestId, response.url);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const url = urls.get(requestId);
      if (url) scripts.set(url, encodedDataLength);
    });
    await page.goto(world.console.origin + address, { waitUntil: "networkidle" });
    await session.detach();
    const bytes = [...scripts.values()].reduce((sum, each) => sum + each, 0);
    expect(bytes, `${address}: ${[...scripts.keys()].join(" ")}`).toBeLessThanOrEqual(200_000);
    expect(bytes).toBeGreaterThan(10_000);
    for (const url of scripts.keys()) {
      expect(await (await page.request.get(url)).text()).not.toContain("x-amz-user-agent");
    }
  }
});
