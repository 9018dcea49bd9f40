import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientConfig } from "../sandbox/client-config";
import { expect, test, type World } from "./fixtures";

test.use({ setting: { speed: 200, scenario: "with-default-vpc" } });

const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/** What somebody has prepared in AWS for the service; answers with the ARNs. */
async function prepare(world: World): Promise<{ secret: string; role: string }> {
  const config = clientConfig(world.sandbox, "ap-northeast-1");
  const { ARN: secret = "" } = await new SecretsManagerClient(config).send(
    new CreateSecretCommand({ Name: "shop/db", SecretString: "hunter2" }),
  );
  const { Role } = await new IAMClient(config).send(
    new CreateRoleCommand({ RoleName: "shop-task", AssumeRolePolicyDocument: trust }),
  );
  return { secret, role: Role?.Arn ?? "" };
}

interface ReadRun {
  progress: string;
  ship: { kind: string; settings: Record<string, unknown> };
}

test("everything can be set in the form, is seen before the press, and is there again the next time", async ({
  signedIn: page,
  world,
}) => {
  test.setTimeout(180_000);
  const { secret, role } = await prepare(world);
  const target = await world.target();
  const first = await world.startDeploy("shop");
  await expect
    .poll(async () => (await world.api<ReadRun>(`/api/v1/runs/${first}`)).progress, { timeout: 90_000 })
    .toBe("succeeded");

  const address = `${world.console.origin}/${target}/shop/deploy`;
  await page.goto(address);
  const more = page.getByRole("button", { name: /^More settings/ });
  await expect(more).toContainText("as usual");
  await more.click();
  await page.getByRole("button", { name: "Add a secret" }).click();
  await expect(page.locator(`datalist option[value="${secret}"]`)).toHaveText("shop/db · Secrets Manager");
  await page.getByLabel("Name of secret 1").fill("DB");
  await page.getByLabel("ARN of secret 1").fill("hunter2");
  await page.getByLabel("Task role").fill(role);
  await expect(page.getByText("The ARN of a Systems Manager parameter or of a Secrets Manager secret.")).toBeVisible();
  await page.getByLabel("ARN of secret 1").fill(secret);
  await page.getByLabel("Scales by").selectOption("REQUEST_COUNT_PER_TARGET");
  await page.getByRole("button", { name: "Add a tag" }).click();
  await page.getByLabel("Key of tag 1").fill("team");
  await page.getByLabel("Value of tag 1").fill("checkout");
  await expect(more).toContainText("1 secret · task role shop-task · scales at 1000 · 1 tag");

  await page.getByRole("button", { name: "Templates and CLI" }).click();
  await expect(page.getByRole("region", { name: "Do this from the CLI" })).toContainText(`TaskRoleArn=${role}`);
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download slipway-shop.yaml" }).click();
  expect((await downloaded).suggestedFilename()).toBe("slipway-shop.yaml");

  await page.getByRole("button", { name: "Use the image of" }).first().click();
  await expect(page.getByRole("radio", { name: /slipway-shop-build/ }).first()).toBeChecked();
  await page.getByRole("button", { name: /^Deploy shop to/ }).click();
  await page.waitForURL(/\/runs\//);
  const run = await world.api<ReadRun>(`/api/v1${new URL(page.url()).pathname}`);
  expect(run.ship).toMatchObject({
    kind: "image",
    settings: {
      secrets: [{ name: "DB", valueFrom: secret }],
      taskRoleArn: role,
      scaling: { metric: "REQUEST_COUNT_PER_TARGET", targetValue: 1000 },
      tags: [{ key: "team", value: "checkout" }],
    },
  });
  const called = (await world.truth()).filter(({ type }) => type === "call").map(({ name }) => name);
  expect(called).not.toContain("secretsmanager:GetSecretValue");

  await page.goto(address);
  await expect(more).toContainText("1 secret · task role shop-task");
});
