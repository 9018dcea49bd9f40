import { CloudFormationClient, GetTemplateCommand } from "@aws-sdk/client-cloudformation";
import { makeArticle, region } from "../sandbox/article-testing";
import { clientConfig } from "../sandbox/client-config";
import { makeExpressService, makeProject } from "../sandbox/handmade-testing";
import { expect, test, type World } from "./fixtures";

test.use({ setting: { speed: 100, scenario: "with-default-vpc" } });

async function templateOf({ sandbox }: World, StackName: string): Promise<string | undefined> {
  const client = new CloudFormationClient(clientConfig(sandbox, region));
  return (await client.send(new GetTemplateCommand({ StackName }))).TemplateBody;
}

test("a service that was made by the article is on the board, and one press deploys it without a change of its template", async ({
  signedIn: page,
  world,
}) => {
  await makeArticle(world.sandbox, "chat");
  const before = await templateOf(world, "chat-service");
  await page.goto(world.console.origin);
  await page.getByRole("link", { name: "chat", exact: true }).first().click();
  await page.getByRole("link", { name: "Deploy", exact: true }).click();

  const found = page.getByRole("region", { name: "What was found" });
  await expect(found).toContainText("CloudFormation, stack chat-service");
  await expect(found).toContainText("none: the template fixes the image");
  await expect(found).toContainText("chat-image-build-build-project");
  await expect(page.getByText("The template of chat-service goes on naming its own image")).toBeVisible();
  await page.getByLabel("By the same tag, rolled out anew").check();
  await expect(page.getByText("The template of chat-service goes on naming its own image")).toBeHidden();
  await page.getByLabel("By the service itself, as a digest").check();

  const plan = page.getByRole("region", { name: "What will happen" });
  await expect(plan.getByText(/checks? (is|are) in order/)).toBeVisible();
  await expect(plan.getByText("No other deploy of this service is under way")).toBeVisible();
  await page.getByLabel("Reason").fill("the first by Slipway");
  await page.reload();
  await expect(page.getByText("This is the draft that you left here.")).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveValue("the first by Slipway");

  await world.setSpeed(4); // it would be over before the next one can wait for it
  await page.getByRole("button", { name: /^Deploy chat to/ }).click();

  await expect(page).toHaveURL(/\/runs\//);
  await expect(page.getByText("The template of chat-service goes on naming its own image")).toBeVisible();
  const first = page.url();

  await page.goto(`${world.console.origin}/${await world.target()}/chat/deploy`);
  await expect(page.getByText("This is the draft that you left here.")).toHaveCount(0);
  await page.getByLabel("Queue mine: it starts when that one has ended").check();
  await page.getByRole("button", { name: /^Deploy chat to/ }).click();
  await expect(page).toHaveURL(/\/runs\//);
  await world.setSpeed(60);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deployed chat", { timeout: 120_000 });
  await page.goto(first);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deployed chat");
  expect(await templateOf(world, "chat-service")).toBe(before);

  await page.goto(`${world.console.origin}/${await world.target()}/chat/deploy`);
  await expect(page.getByRole("button", { name: /^Deploy chat to/ })).toBeEnabled();
  await expect(page.getByLabel("By the service itself, as a digest")).toBeChecked();
  await expect(page.getByLabel("By the same tag, rolled out anew")).toHaveCount(0);
});

test("the setup page tells of a name whether it is free, and the address keeps what was asked", async ({
  signedIn: page,
  world,
}) => {
  await makeArticle(world.sandbox, "till");
  await page.goto(`${world.console.origin}/setup`);
  const names = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Names", exact: true }) });
  const service = page.getByLabel("Service", { exact: false }).first();
  await service.fill("Till");
  await expect(service).toHaveAttribute("aria-invalid", "true");
  await service.fill("till");
  await expect(names).toContainText("The service till was not made by Slipway.");
  await expect(names).toContainText("In order");

  await service.fill("web");
  await page.getByLabel("Roles that its template names").fill("till-execution-role, web-role");
  await expect(names).toContainText("taken in this account: till-execution-role.");
  await expect(page.getByText("1 problem")).toBeVisible();
  await expect(page).toHaveURL(/service=web&roles=till-execution-role/);
  await page.reload();
  await expect(service).toHaveValue("web");
  await expect(names).toContainText("taken in this account: till-execution-role.");
});

test("a service of another cluster opens from the board, and its pages and keys stay with it", async ({
  signedIn: page,
  world,
}) => {
  const { imageUri } = await makeProject(world.sandbox, "desk-build", "desk-images");
  await makeExpressService(world.sandbox, { serviceName: "desk", cluster: "tools", image: imageUri, environment: {} });
  await page.goto(world.console.origin);
  await page.getByRole("link", { name: "desk", exact: true }).first().click({ timeout: 90_000 });
  await expect(page).toHaveURL(/\/desk\?cluster=tools$/);
  const now = page.getByRole("region", { name: "Now running" });
  await expect(now).toContainText("tools");

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL(/\/desk\/history\?cluster=tools$/);
  await page.getByRole("link", { name: "desk", exact: true }).click();
  await expect(now).toContainText("tools");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/\/desk\/deploy\?cluster=tools$/);
  await expect(page.getByRole("region", { name: "What was found" })).toContainText("desk-build");
});
