import AxeBuilder from "@axe-core/playwright";
import { everyPage, fixedPages } from "./every-page";
import { expect, test } from "./fixtures";
import { bytesOf, isOfAwsSdk, weighScripts } from "./script-weight";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

const light = { colorScheme: "light" } as const;
const dark = { colorScheme: "dark" } as const;
/** Colours are the same in every language, so that two looks have each width and each theme once. */
const looks = {
  en: [
    { ...light, width: 1280 },
    { ...light, width: 375 },
    { ...dark, width: 375 },
    { ...dark, width: 1280 },
  ],
  ja: [
    { ...dark, width: 1280 },
    { ...light, width: 375 },
  ],
};

/**
 * Bytes of script that a page's first load may take, compressed: 1.4 times what Next and React take for a page with nothing on it,
 * 1.6 times where there is a log. `npm run bench -- weight` measures against that page itself.
 */
function mostBytes(address: string): number {
  return /^\/(runs|builds)\//.test(address) ? 216_000 : 189_500;
}

let addresses: string[];
test.beforeAll(async ({ world }) => {
  test.setTimeout(240_000);
  addresses = await everyPage(world);
});

for (const locale of ["en", "ja"] as const) {
  test(`pages are accessible, fit and are light, in each look, ${locale}`, async ({ signedIn: page, world }) => {
    test.setTimeout(600_000);
    await page.context().addCookies([{ name: "slipway-locale", value: locale, url: world.console.origin }]);
    await page.setViewportSize({ width: 1280, height: 800 });
    const weigh = await weighScripts(page);
    // Nothing is in a frame, and only what is wrong is asked for.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    for (const address of addresses) {
      const weight = await weigh(world.console.origin + address);
      expect.soft(bytesOf(weight), `bytes of script of ${address}`).toBeLessThan(mostBytes(address));
      expect(bytesOf(weight)).toBeGreaterThan(100_000);
      for (const url of weight.keys()) expect(await isOfAwsSdk(url), url).toBe(false);
      expect(await page.locator("html").getAttribute("lang")).toBe(locale);
      for (const { colorScheme, width } of looks[locale]) {
        // A colour on its way from disabled to enabled is no finding.
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 800 });
        const { violations } = await axe.analyze();
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
  for (const address of fixedPages.filter((page) => !["/sign-in", "/wall"].includes(page))) {
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
