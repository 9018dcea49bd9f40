import { describe, expect } from "vitest";
import { POST as confirmRun } from "@/app/api/v1/runs/[id]/confirm/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { DeployRun } from "@/lib/domain/run";
import { buildTemplate, serviceTemplate } from "@/sandbox/article-testing";
import { deployInput, post, testIn, untilEnded, untilStep } from "@/server/testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

/** Without a name of its own a service can be replaced; its tags are what replaces it. */
const nameless = (tag: string) =>
  serviceTemplate.replace("ServiceName: !Ref ServiceName\n", `Tags: [{ Key: team, Value: ${tag} }]\n`);

function inputOf(target: string, tag: string) {
  const ship = {
    kind: "templates",
    healthCheckPath: "/health",
    buildStack: { stackName: "web-build", template: buildTemplate, parameters: { ImageName: "web" } },
    serviceStack: {
      stackName: "web",
      template: nameless(tag),
      parameters: { ImageBuildStackName: "web-build", ServiceName: "web" },
    },
  } as const;
  return deployInput(target, { serviceName: "web", ship });
}

const stepOf = (run: DeployRun, name: string) => run.steps.find((step) => step.name === name);
const serviceOf = (run: DeployRun) => stepOf(run, "rollout")?.detail.rollout?.serviceArn;

describe("a preview that replaces the service", { timeout: 90_000 }, () => {
  test("goes on only once its name is typed, and the run then follows the new service to its address", async ({
    sandbox: { target },
  }) => {
    const first = inputOf(target, "shop");
    await post(startRun, first);
    const before = await untilEnded(readRun, first.idempotencyKey);
    expect(before.progress, JSON.stringify(before.steps)).toBe("succeeded");

    const second = inputOf(target, "till");
    await post(startRun, second);
    const params = { id: second.idempotencyKey };
    const asked = await untilStep(readRun, params.id, ({ detail }) => detail.gate?.state === "waiting");
    const { preview = "", need } = stepOf(asked, "confirm")?.detail.gate ?? {};
    expect(need).toBe("typed");
    expect(stepOf(asked, "preview")?.detail.changes).toMatchObject([
      { logicalId: "ExpressGatewayService", replacement: "True", risks: ["replaces-service"] },
    ]);
    const untyped = await post(confirmRun, { decision: "go-on", preview }, { params });
    expect([untyped.status, await untyped.json()]).toMatchObject([400, { fields: [{ field: "typed" }] }]);
    expect((await post(confirmRun, { decision: "go-on", preview, typed: "web" }, { params })).status).toBe(200);

    const after = await untilEnded(readRun, params.id);
    expect(after.progress, JSON.stringify(after.steps.slice(-4))).toBe("succeeded");
    expect(serviceOf(after)).not.toBe(serviceOf(before));
    expect(after.endpoint).not.toBe(before.endpoint);
  });

  test("and a build stack that gives its build more rights waits before it is changed", async ({
    sandbox: { target },
  }) => {
    const more = inputOf(target, "till");
    const { ship } = more;
    if (ship.kind !== "templates") throw new Error("not of templates");
    const template = ship.buildStack.template.replace("'ecr:*'", "'ecr:*', 's3:*'");
    await post(startRun, { ...more, ship: { ...ship, buildStack: { ...ship.buildStack, template } } });
    const params = { id: more.idempotencyKey };
    const asked = await untilStep(readRun, params.id, ({ detail }) => detail.gate?.state === "waiting");
    const step = stepOf(asked, "build-stack");
    expect(step?.detail.gate?.need).toBe("click");
    expect(step?.detail.changes?.flatMap(({ risks }) => risks)).toEqual(["widens-rights"]);
    const preview = step?.detail.gate?.preview;
    await post(confirmRun, { decision: "abandon", preview }, { params });
    expect(await untilEnded(readRun, params.id)).toMatchObject({ progress: "cancelled" });
  });

  test("and what CloudFormation finds wrong before it begins is told with its place in the template", async ({
    sandbox: { target },
  }) => {
    const taken = inputOf(target, "shop");
    const { ship } = taken;
    if (ship.kind !== "templates") throw new Error("not of templates");
    const buildStack = { ...ship.buildStack, stackName: "second-build" };
    await post(startRun, { ...taken, serviceName: "second", ship: { ...ship, buildStack } });
    const run = await untilEnded(readRun, taken.idempotencyKey);

    expect(stepOf(run, "build-stack")).toMatchObject({
      progress: "failed",
      failure: { rule: "change-set", message: expect.stringMatching(/^Images \/Resources\/Images/) },
    });
  });
});
