import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

interface Received {
  headers: Record<string, unknown>;
  body: { type?: string; data?: { url?: string } };
}

/** Somebody's webhook on this machine: keeps what comes, and answers as it is told. */
async function startReceiver() {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((asked, answer) => {
    let body = "";
    asked.on("data", (chunk) => (body += chunk));
    asked.on("end", () => {
      received.push({ headers: asked.headers, body: JSON.parse(body) });
      answer.writeHead(status).end(status === 200 ? "thanks" : "the hook is broken");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://receiver.localhost:${port}/way-to-the-pager`,
    hidden: `http://127.0.0.1:${port}/way-to-the-pager`,
    answerWith: (next: number) => (status = next),
    stop: () => server.close(),
  };
}

test("a channel whose address is not allowed, or does not work, says so; once it works its test arrives, signed", async ({
  signedIn: page,
  world,
}) => {
  const receiver = await startReceiver();
  await page.goto(`${world.console.origin}/settings/notifications`);
  await expect(page.getByText("Nobody is told yet.")).toBeVisible();
  await page.getByRole("link", { name: "Add channel" }).click();
  const form = page.getByRole("region", { name: "Add a channel" });
  await form.getByLabel("Sent by").selectOption({ label: "Signed webhook" });
  await form.getByLabel("Name").fill("pager");
  await form.getByRole("button", { name: "Make one" }).click();
  await form.getByLabel("Webhook address").fill(receiver.hidden);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByLabel("Webhook address")).toHaveAttribute("aria-invalid", "true");
  await expect(form.getByLabel("Webhook address")).toHaveAccessibleDescription(/SLIPWAY_PRIVATE_HOSTS/);

  await form.getByLabel("Webhook address").fill(receiver.url);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("pager is saved.")).toBeVisible();
  await expect(form).toHaveCount(0);
  expect(await page.content()).not.toContain("way-to-the-pager");

  const row = page.getByRole("region", { name: "Notifications" }).getByRole("listitem").filter({ hasText: "pager" });
  receiver.answerWith(500);
  await row.getByRole("button", { name: "Test: pager" }).click();
  await expect(row).toContainText("not delivered");
  await expect(row).toContainText("The other side has trouble of its own.");
  await expect(row).toContainText("500 the hook is broken");

  receiver.answerWith(200);
  await row.getByRole("button", { name: "Test: pager" }).click();
  await expect(row.getByRole("status")).toContainText("The test message has arrived there.");
  await expect(row).toContainText("Test: sent");
  const last = receiver.received.at(-1);
  expect(last?.body).toMatchObject({ type: "test", data: { url: expect.stringContaining(world.console.origin) } });
  expect(last?.headers).toMatchObject({ "webhook-signature": expect.stringMatching(/^v1,/) });
  receiver.stop();
});

test("the addresses of a badge and its feeds are made for one service, shown once, and over when their token is revoked", async ({
  signedIn: page,
  world,
}) => {
  await page.goto(`${world.console.origin}/settings/tokens`);
  await page.getByRole("button", { name: "Create token" }).click();
  await page.getByText("a badge and feeds", { exact: true }).click();
  await page.getByLabel("Name").fill("readme of shop");
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByLabel("Target")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Service")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Target").selectOption({ index: 1 });
  await page.getByLabel("Service").fill("shop");
  await page.getByRole("button", { name: "Create token" }).click();

  const badge = await addressOf(page, /badge\.svg$/);
  const feed = await addressOf(page, /feed\.atom$/);
  expect(await (await fetch(badge)).text()).toContain("shop: no data");
  expect((await fetch(feed)).headers.get("content-type")).toContain("application/atom+xml");
  await page.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText("readme of shop")).toBeVisible();
  expect(await page.content()).not.toContain(badge);

  await page.getByRole("button", { name: "Revoke: readme of shop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "readme of shop" })).toContainText("revoked");
  expect([(await fetch(badge)).status, (await fetch(feed)).status]).toEqual([404, 404]);
});

async function addressOf(page: Page, ending: RegExp): Promise<string> {
  const found = page.locator("code", { hasText: ending }).filter({ hasText: /^http/ });
  return (await found.textContent()) ?? "";
}
