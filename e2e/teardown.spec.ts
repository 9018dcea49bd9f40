import { AttachRolePolicyCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import type { Page } from "@playwright/test";
import { expect, test, type World } from "./fixtures";

test.use({ setting: { speed: 60, scenario: "first-deploy" } });

interface Resource {
  type: string;
  id: string;
  name?: string;
}

async function inventory(world: World): Promise<Resource[]> {
  const { items } = await (await fetch(`${world.sandbox.origin}/_sandbox/inventory`)).json();
  return items;
}

/** What is there now and was not before, but for the roles that AWS has for its own services. */
async function leftSince(world: World, before: readonly Resource[]): Promise<string[]> {
  const known = new Set(before.map(({ type, id }) => `${type} ${id}`));
  return (await inventory(world))
    .map(({ type, id }) => `${type} ${id}`)
    .filter((each) => !known.has(each) && !each.includes("AWSServiceRoleFor"));
}

async function deploy(world: World, serviceName: string): Promise<void> {
  const id = await world.startDeploy(serviceName);
  const progress = async () => (await world.api<{ progress: string }>(`/api/v1/runs/${id}`)).progress;
  await expect.poll(progress, { timeout: 60_000 }).toBe("succeeded");
}

async function openPlan(page: Page, world: World, serviceName: string): Promise<void> {
  await page.goto(`${world.console.origin}/${await world.target()}/${serviceName}/teardown`);
}

async function teardowns(world: World): Promise<unknown[]> {
  return (await world.api<{ runs: unknown[] }>("/api/v1/runs?kind=teardown")).runs;
}

test("from the board to the receipt by keyboard: one press, and nothing of the service is left", async ({
  signedIn: page,
  world,
}) => {
  await world.createDefaultVpc(); // it is not of the service, and stays
  const before = await inventory(world);
  await deploy(world, "shop");
  await page.goto(world.console.origin);
  await page.getByRole("link", { name: "shop", exact: true }).first().press("Enter");
  await page.getByRole("button", { name: "More", exact: true }).press("Enter");
  await page.getByRole("link", { name: "Tear down…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Teardown plan for shop");

  const cut = page.getByRole("button", { name: /^Tear down \d+ resources/ });
  await cut.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter"); // twice does nothing more
  await expect(page).toHaveURL(/\/runs\//);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tore down shop", { timeout: 90_000 });
  await expect(page.getByRole("heading", { name: "Looked again: all that was to go is gone" })).toBeVisible();
  expect(await leftSince(world, before)).toEqual([]);
  expect(await teardowns(world)).toHaveLength(1);

  const downloads = page.waitForEvent("download");
  await page.getByRole("link", { name: "Markdown" }).press("Enter");
  expect((await downloads).suggestedFilename()).toMatch(/\.md$/);
  await openPlan(page, world, "shop");
  await expect(page.getByText("Torn down")).toBeVisible();
  await page.goto(`${world.console.origin}/${await world.target()}/shop`);
  await expect(page.getByText("tore it down")).toBeVisible();
  await page.getByRole("link", { name: "See the receipt" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tore down shop");
});

test("what changed since the plan was looked at is shown, and nothing was deleted", async ({
  signedIn: page,
  world,
}) => {
  await deploy(world, "web");
  await openPlan(page, world, "web");
  const cut = page.getByRole("button", { name: /^Tear down \d+ resources/ });
  await expect(cut).toBeVisible();
  await deploy(world, "web"); // another image, another revision
  await cut.click();
  await expect(page.getByText("This plan is not the one that you saw. Nothing has been deleted.")).toBeVisible();
  await expect(page.getByText("changed", { exact: true }).first()).toBeVisible();
});

test("what AWS would not delete is decided on the page, and what stays is in the receipt and in the leftovers", async ({
  signedIn: page,
  world,
}) => {
  await deploy(world, "chat");
  const region = (await world.target()).split("~")[1];
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const iam = new IAMClient({ endpoint: world.sandbox.origin, region, credentials });
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const role = Roles.find(({ RoleName }) => RoleName?.includes("chat-build"));
  const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  await iam.send(new AttachRolePolicyCommand({ RoleName: role?.RoleName, PolicyArn }));

  await openPlan(page, world, "chat");
  await page.getByRole("button", { name: /^Tear down \d+ resources/ }).click();
  const card = page.getByRole("region", { name: /could not be deleted/ });
  await expect(card).toBeVisible({ timeout: 90_000 });
  await expect(card).toContainText("must detach all policies first");
  await card.getByRole("button", { name: "Retain it and continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Teardown of chat finished with leftovers", {
    timeout: 60_000,
  });
  const sweep = page.getByRole("listitem").filter({ hasText: /^Sweep/ });
  await expect(sweep).toContainText("Finished with leftovers");
  await expect(page.getByRole("region", { name: /^Looked again: something is still there/ })).toContainText(
    role?.RoleName ?? "the role",
  );
  // A role is no leftover that the console could find again.
  await expect(page.getByRole("link", { name: "See the leftovers" })).toHaveCount(0);
});
