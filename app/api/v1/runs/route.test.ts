import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { deployInput, get, post, settingsOfShop, testIn } from "@/server/testing";
import { GET, POST } from "./route";

const test = testIn();

describe("starting a run", () => {
  test("F14: a service is deployed by one run at a time, and the second is told which one is in the way", async ({
    sandbox,
  }) => {
    const first = await post(POST, deployInput(sandbox.target));
    const second = await post(POST, deployInput(sandbox.target));

    expect(first.status).toBe(200);
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ kind: "run-in-progress", runId: (await first.json()).id });
  });

  test("F13: a double click and a replayed request are one run", async ({ sandbox }) => {
    const wanted = deployInput(sandbox.target, { serviceName: "twice" });
    const answers = await Promise.all([post(POST, wanted), post(POST, wanted), post(POST, wanted)]);
    const runs = await Promise.all(answers.map((answer) => answer.json()));

    expect(new Set(runs.map((run) => run.id))).toEqual(new Set([wanted.idempotencyKey]));
    expect(new Set(runs.map((run) => run.number)).size).toBe(1);
  });

  test("a key that belongs to another request is refused", async ({ sandbox }) => {
    const wanted = deployInput(sandbox.target, { serviceName: "keyed" });
    await post(POST, wanted);
    const other = await post(POST, { ...wanted, reason: "another one" });

    expect(other.status).toBe(409);
    expect(await other.json()).toMatchObject({ kind: "key-reused" });
  });
});

describe("what is not allowed names its field, and nothing is started", () => {
  const settings = settingsOfShop;
  const repository = {
    kind: "repository",
    repositoryUrl: "https://github.com/ymd65536/ECSExpressMode.git",
    revision: "main",
    settings,
  };

  test.for([
    ["an unknown key", { surprise: 1 }, "surprise"],
    ["a wrong type", { serviceName: 7 }, "serviceName"],
    ["a name that AWS would not take", { serviceName: "Shop_1" }, "serviceName"],
    [
      "an address that is no repository",
      { ship: { ...repository, repositoryUrl: "file:///etc/passwd" } },
      "ship.repositoryUrl",
    ],
    [
      "an address with a password",
      { ship: { ...repository, repositoryUrl: "https://me:secret@github.com/a/b" } },
      "ship.repositoryUrl",
    ],
    [
      "a revision that git would take for an option",
      { ship: { ...repository, revision: "--upload-pack=x" } },
      "ship.revision",
    ],
    [
      "memory that Fargate does not offer with this CPU",
      { ship: { ...repository, settings: { ...settings, memory: 3072 } } },
      "ship.settings.memory",
    ],
    [
      "fewer tasks at the most than at the least",
      { ship: { ...repository, settings: { ...settings, minTasks: 3 } } },
      "ship.settings.maxTasks",
    ],
    [
      "a port out of range",
      { ship: { ...repository, settings: { ...settings, containerPort: 70_000 } } },
      "ship.settings.containerPort",
    ],
    [
      "an image of another account",
      { ship: { kind: "image", imageUri: "999999999999.dkr.ecr.eu-west-1.amazonaws.com/shop:1", settings } },
      "ship.imageUri",
    ],
    ["text that no database keeps", { reason: "nul \0" }, "reason"],
    [
      "half a character",
      { ship: { ...repository, settings: { ...settings, environment: [{ name: "A", value: "\ud83d" }] } } },
      "ship.settings.environment.0.value",
    ],
    ["a key that is no UUID", { idempotencyKey: "1" }, "idempotencyKey"],
    ["a template that is not YAML", { ship: templates("Resources: [") }, "ship.buildStack.template"],
    [
      "a template with an unknown type",
      { ship: templates("Resources: { A: { Type: AWS::Nope::Thing } }") },
      "ship.buildStack.template",
    ],
    [
      "a parameter that the template has not",
      { ship: templates("Resources: { A: { Type: AWS::Logs::LogGroup } }", { X: "1" }) },
      "ship.buildStack.parameters.X",
    ],
  ] as const)("%s", async ([, change, field], { sandbox }) => {
    const answer = await post(POST, { ...deployInput(sandbox.target, { serviceName: "refused" }), ...change });
    const problem = await answer.json();

    expect(answer.status).toBe(400);
    expect(problem.kind).toBe("invalid-input");
    expect(problem.fields.map((each: { field: string }) => each.field)).toContain(field);
    const { runs } = await (await get(GET, { query: { serviceName: "refused" } })).json();
    expect(runs).toEqual([]);
  });

  test("a body of a megabyte is not read to its end", async () => {
    const answer = await post(POST, { filler: "x".repeat(1024 * 1024) });
    expect(answer.status).toBe(413);
  });

  test("a body that is not JSON", async () => {
    expect((await post(POST, "{")).status).toBe(400);
    expect((await post(POST, "a=1", { headers: { "content-type": "text/plain" } })).status).toBe(415);
  });

  test("a target that the credentials do not reach", async () => {
    const answer = await post(POST, deployInput("999999999999~eu-west-1"));
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ kind: "other-target" });
  });

  function templates(body: string, parameters = {}) {
    const stack = { template: body, parameters };
    return {
      kind: "templates",
      healthCheckPath: "/health",
      buildStack: { ...stack, stackName: "one" },
      serviceStack: { ...stack, stackName: "two" },
    };
  }
});

test("a run that is not there is not followed either", async ({ sandbox: _ }) => {
  const { GET: followLog } = await import("./[id]/log/route");
  const { GET: followPage } = await import("../events/route");
  const id = randomUUID();
  const answers = [await get(followLog, { params: { id } }), await get(followPage, { query: { run: id } })];

  expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
});

test("nobody gets in without the token, or with a wrong one", async () => {
  for (const authorization of [
    "",
    "Bearer wrong",
    "Bearer ",
    `Basic ${randomUUID()}`,
    "Bearer a-token-that-only-the-tests-know-012345678",
  ]) {
    const answer = await get(GET, { headers: { authorization: authorization || "Bearer" } });
    expect(answer.status).toBe(401);
  }
});
