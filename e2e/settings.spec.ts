import { expect, test } from "./fixtures";
import { approveAs, signInAs } from "./people";

test.use({ setting: { speed: 60, scenario: "people", withIdentityCenter: true } });

test("a token is shown once, works until it is revoked, and both are in the activity", async ({ page, world }) => {
  const { origin } = world.console;
  await signInAs(page, world, "mina", "AdministratorAccess");
  await page.goto(`${origin}/settings/tokens`);
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByLabel("Name")).toBeVisible(); // the form, whose button has the same name
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByLabel("Name")).toHaveAccessibleDescription(/This is needed/);
  await page.getByLabel("Name").fill("release bot");
  await page.getByRole("button", { name: "Create token" }).click();

  const secret = (await page.locator("code", { hasText: /^slipway_/ }).textContent()) ?? "";
  const ask = () => fetch(`${origin}/api/v1/targets`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await ask()).status).toBe(200);
  await page.reload();
  await expect(page.getByText("release bot")).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  await page.getByRole("button", { name: "Revoke: release bot" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "release bot" })).toContainText("revoked");
  expect((await ask()).status).toBe(401);

  await page.goto(`${origin}/activity?who=mina&q=release`);
  const records = page.getByRole("region", { name: "Activity" }).getByRole("listitem");
  await expect(records).toHaveCount(2);
  await expect(records.first()).toContainText("Revoked a token");
  await expect(records.last()).toContainText("Created a token");
  await page.getByLabel("Action").selectOption({ label: "Revoked a token" });
  await expect(records).toHaveCount(1);
  await expect(page).toHaveURL(/action=revoke-token/);
});

test("what AWS or the rules refuse of a target stands at its field; a protected one is marked everywhere", async ({
  page,
  world,
}) => {
  const { origin } = world.console;
  await signInAs(page, world, "mina", "AdministratorAccess");
  const account = (await world.target()).slice(0, 12);
  await page.goto(`${origin}/settings/targets?edit=new`);
  await page.getByLabel("Account").fill("1234");
  await page.getByLabel("Region").fill("eu-west-1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Account")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Region")).not.toHaveAttribute("aria-invalid", "true");

  await page.getByLabel("Account").fill(account);
  await page.getByLabel("Alias").fill("harbor-prod");
  await page.getByLabel(/^Protected/).check();
  await page.getByLabel(/^A deploy role/).check();
  await page.getByLabel("Deploy role", { exact: true }).fill(`arn:aws:iam::${account}:role/NobodyMadeThis`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Deploy role", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel(/^Each person's own role/).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("harbor-prod is saved; AWS says that it is reached.")).toBeVisible();

  await page.goto(origin);
  await page.getByRole("button", { name: /All targets/ }).click();
  await page.getByRole("link", { name: /PROD harbor-prod/ }).click();
  await expect(page).toHaveURL(`${origin}/?target=${account}~eu-west-1`);
  await expect(page.getByRole("button", { name: /^Target PROD harbor-prod/ })).toBeVisible();
  await page.getByRole("link", { name: "Setup" }).click();
  await expect(page).toHaveURL(new RegExp(`/setup\\?target=${account}~eu-west-1`));
});

test("who may not press a button sees it, and learns which role it takes and who has it", async ({ page, world }) => {
  await signInAs(page, world, "mina", "AdministratorAccess");
  await page.context().clearCookies();
  await signInAs(page, world, "ines", "ViewOnly");
  await page.goto(`${world.console.origin}/settings/targets`);
  const add = page.getByRole("button", { name: "Add target" });
  await expect(add).toBeDisabled();
  await add.press("Enter");
  const why = page.getByText("This takes the role admin in all targets.").filter({ visible: true });
  await expect(why).toHaveCount(1);
  await expect(page.getByText("whoever signs in as AdministratorAccess").filter({ visible: true })).toHaveCount(1);
  await page.goto(`${world.console.origin}/settings/roles`);
  await expect(page.getByRole("region", { name: "Roles" })).toContainText("This takes the role admin in all targets.");
});

test("a session that was ended leaves the page, and signing in there goes on with it", async ({ page, world }) => {
  const { origin } = world.console;
  await signInAs(page, world, "tom", "Deployer");
  await page.goto(`${origin}/activity?action=sign-in`);
  const record = page.getByRole("listitem").filter({ hasText: "Signed in" }).first();
  await expect(record).toBeVisible();
  const { id } = await (await page.request.get(`${origin}/api/v1/session`)).json();
  await page.request.post(`${origin}/api/v1/sessions/${id}/revoke`, { data: {}, headers: { origin } });

  await page.getByLabel("Who").fill("tom"); // the next question that the page asks is refused
  await expect(page.getByText("Your sign-in ended.").first()).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Sign in here" }).click();
  await approveAs(page, world, "tom", "Deployer");
  await expect(page.getByText("Your sign-in ended.")).toHaveCount(0);
  await expect(page).toHaveURL(/\/activity\?action=sign-in&who=tom/);
  await expect(record).toBeVisible();
});
