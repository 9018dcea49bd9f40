import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "people", withIdentityCenter: true } });

const words = {
  en: {
    address: "192.0.2.1",
    open: /^Open IAM Identity Center/,
    allow: "Allow access",
    deny: "Deny",
    allowed: "Access was allowed for Mina Sato.",
    deniedThere: "Access was denied.",
    denied: "The request was denied",
    newCode: "New code",
  },
  ja: {
    address: "192.0.2.2",
    open: /^IAM Identity Center を開く/,
    allow: "アクセスを許可",
    deny: "拒否",
    allowed: /Mina Sato/,
    deniedThere: "アクセスを拒否しました。",
    denied: "リクエストが拒否されました",
    newCode: "新しいコード",
  },
} as const;

/** Goes there as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stop = 0; stop < 40; stop++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

async function openApproval(page: Page, open: RegExp): Promise<Page> {
  const link = page.getByRole("link", { name: open });
  await expect(link).toBeVisible();
  await tabTo(page, link);
  const opened = page.context().waitForEvent("page");
  await page.keyboard.press("Enter");
  return opened;
}

for (const [locale, text] of Object.entries(words)) {
  test.describe(locale, () => {
    test.use({ locale, extraHTTPHeaders: { "x-forwarded-for": text.address } });

    test("from signed out to the board with account and role, by keyboard", async ({ page, world }) => {
      const { origin } = world.console;
      await page.goto(`${origin}/setup?service=shop#list`);
      await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
      const code = await page.locator("b.select-all").textContent();
      const approval = await openApproval(page, text.open);
      await expect(approval.getByText(code ?? "no code", { exact: true })).toBeVisible();
      await tabTo(approval, approval.getByRole("radio", { name: /Mina Sato/ }));
      await approval.keyboard.press("Space");
      await tabTo(approval, approval.getByRole("button", { name: text.allow }));
      await approval.keyboard.press("Enter");
      await expect(approval.getByText(text.allowed)).toBeVisible();
      await approval.close();

      const role = page.getByRole("button", { name: /AdministratorAccess/ });
      await expect(role).toBeFocused({ timeout: 20_000 });
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(`${origin}/setup?service=shop#list`);
      const session = await (await page.request.get(`${origin}/api/v1/session`)).json();
      expect(session).toMatchObject({
        person: { id: "identity-center:mina" },
        method: "identity-center",
        roles: { "*": "admin" },
      });
      const { targets } = await (await page.request.get(`${origin}/api/v1/targets`)).json();
      expect(targets).toHaveLength(1);
      expect(targets[0]).toMatchObject({ reach: { by: "identity-center" }, role: "admin" });
    });

    test("a denied request says so, and a new code is one press away", async ({ page, world }) => {
      await page.goto(`${world.console.origin}/sign-in`);
      const approval = await openApproval(page, text.open);
      await tabTo(approval, approval.getByRole("button", { name: text.deny }));
      await approval.keyboard.press("Enter");
      await expect(approval.getByText(text.deniedThere)).toBeVisible();
      await approval.close();
      await expect(page.getByText(text.denied)).toBeVisible({ timeout: 20_000 });
      await page.getByRole("button", { name: text.newCode }).press("Enter");
      await expect(page.getByRole("link", { name: text.open })).toBeVisible();
    });
  });
}
