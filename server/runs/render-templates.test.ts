import { expect } from "vitest";
import { GET as readService } from "@/app/api/v1/targets/[target]/services/[serviceName]/route";
import { POST as renderTemplates } from "@/app/api/v1/targets/[target]/templates/route";
import type { RenderedDeploy } from "@/lib/domain/rendered-stack";
import { deployInput, get, post, settingsOfShop, testIn } from "@/server/testing";
import { isCliInstalled, tellShell } from "./shell-testing";

const test = testIn({ withEngine: false, watchedTimes: 40 });

async function render(target: string, ship: object, more = {}): Promise<RenderedDeploy> {
  const answer = await post(renderTemplates, { serviceName: "shop", ship, ...more }, { params: { target } });
  expect(answer.status).toBe(200);
  return answer.json();
}

const environment = [{ name: "API_KEY", value: "hunter 2" }];
const { ship: repository } = deployInput("");
const shipOf = (settings: object) => ({ ...repository, settings: { ...settingsOfShop, ...settings } });

test("what a deploy would make is shown before it, and no value of a variable with it", async ({ sandbox }) => {
  const rendered = await render(sandbox.target, shipOf({ environment }));

  expect(rendered.stacks.map(({ fileName }) => fileName)).toEqual(["slipway-shop-build.yaml", "slipway-shop.yaml"]);
  expect(rendered.stacks[1]?.parameters).toContainEqual({ name: "EnvironmentValue1", variable: "VALUE_API_KEY" });
  expect(rendered.stacks[1]?.template).toContain("Name: API_KEY");
  expect(JSON.stringify(rendered)).not.toContain("hunter");
});

test("what a person's own template hides stays hidden, also where it cannot be read", async ({ sandbox }) => {
  const own = (template: string) => ({ stackName: "own", template, parameters: { Password: "hunter2", Port: "80" } });
  const ship = (template: string) => ({
    ...{ kind: "templates", healthCheckPath: "/", serviceStack: own(template) },
    buildStack: { ...own("Resources: {}"), stackName: "own-build", parameters: {} },
  });
  const read = await render(
    sandbox.target,
    ship("Parameters:\n  Password: { Type: String, NoEcho: true }\n  Port: {}"),
  );
  const unread = await render(sandbox.target, ship(`a: ${"[".repeat(20_000)}`));

  expect(read.stacks[1]?.parameters).toEqual([
    { name: "Password", variable: "VALUE_Password" },
    { name: "Port", value: "80" },
  ]);
  for (const rendered of [read, unread]) expect(JSON.stringify(rendered).includes("hunter2")).toBe(false);
});

test.runIf(isCliInstalled)(
  "the commands, given to a shell with the AWS CLI, make the service",
  { timeout: 240_000 },
  async ({ sandbox }) => {
    const { stacks, commands } = await render(sandbox.target, shipOf({ environment }), { isNewService: true });
    const told = await tellShell({ commands, stacks, typed: "hunter 2\n" });

    expect(told).toContain("Successfully created/updated stack - slipway-shop");
    expect(told).toContain("Endpoint");
    await expect
      .poll(async () => (await get(readService, { params: { target: sandbox.target, serviceName: "shop" } })).json(), {
        timeout: 30_000,
      })
      .toMatchObject({ configuration: { environmentNames: ["API_KEY"] } });
  },
);
