import { expect, type Page } from "@playwright/test";
import type { World } from "./fixtures";

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;
const kept = new Map<string, Cookies>();

/** Approves the code on the page, as that person would on the page of Identity Center, and takes the role. */
export async function approveAs(
  page: Page,
  world: Pick<World, "sandbox">,
  userName: string,
  roleName: string,
): Promise<void> {
  const userCode = await page.locator("b.select-all").textContent();
  await fetch(`${world.sandbox.origin}/_sandbox/identity-center`, {
    method: "POST",
    body: JSON.stringify({ approve: { userCode, userName } }),
  });
  const role = page.getByRole("button", { name: new RegExp(`^(Continue as )?${roleName}\\b`) });
  await role.first().click({ timeout: 20_000 });
}

/** A code may be asked for five times in five minutes, so that who has signed in once stays so. */
export async function signInAs(page: Page, world: World, userName: string, roleName: string): Promise<void> {
  const { origin } = world.console;
  const key = `${origin} ${userName}`;
  const cookies = kept.get(key);
  if (cookies) await page.context().addCookies(cookies);
  await page.goto(cookies ? origin : `${origin}/sign-in`);
  if (!cookies) await approveAs(page, world, userName, roleName);
  await expect(page).toHaveURL(`${origin}/`);
  kept.set(key, await page.context().cookies());
}

/** What a page of the console asks, with the session of its browser. */
export async function postAs(page: Page, world: World, address: string, data: unknown): Promise<unknown> {
  const { origin } = world.console;
  const answer = await page.request.post(origin + address, { data, headers: { origin } });
  expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
  return answer.json();
}
