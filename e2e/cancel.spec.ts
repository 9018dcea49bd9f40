import { expect, test } from "./fixtures";

test.use({ setting: { speed: 3, scenario: "with-default-vpc" } });

test("a cancelled deploy stops the build, and says so", async ({ signedIn: page, world }) => {
  await page.goto(`${world.console.origin}/deploy`);
  await page.getByLabel("Service name").fill("shop");
  await page.getByLabel("Repository", { exact: true }).fill("https://github.com/ymd65536/ECSExpressMode.git");
  await page.getByRole("button", { name: /^Deploy shop to/ }).click();
  await expect(page.getByRole("log")).toContainText("Entering phase", { timeout: 60_000 });
  await page.getByRole("button", { name: "Cancel build" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel build" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deploy of shop was cancelled", { timeout: 30_000 });
  expect((await world.truth()).filter((entry) => entry.name === "codebuild.build-stopped")).toHaveLength(1);
});
