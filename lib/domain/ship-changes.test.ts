import { expect, test } from "vitest";
import type { Ship } from "./deploy-input";
import { shipChanges, withoutValues } from "./ship-changes";

const settings: Extract<Ship, { kind: "image" }>["settings"] = {
  containerPort: 80,
  healthCheckPath: "/health",
  cpu: "256",
  memory: 512,
  minTasks: 1,
  maxTasks: 2,
  environment: [{ name: "LEVEL", value: "info" }],
};
const image = (changes: Partial<typeof settings> = {}): Ship => ({
  kind: "image",
  imageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1",
  settings: { ...settings, ...changes },
});
const repository = (revision: string): Ship => ({
  kind: "repository",
  repositoryUrl: "https://github.com/acme/shop",
  revision,
  settings,
});
const templates = (template: string, parameters: Record<string, string>): Ship => ({
  kind: "templates",
  healthCheckPath: "/",
  buildStack: { stackName: "build", template: "Resources: {}", parameters: {} },
  serviceStack: { stackName: "service", template, parameters },
});

test.each<[string, Ship, Ship, object[]]>([
  ["nothing", image(), image(), []],
  [
    "another image alone",
    image(),
    { ...image(), imageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:2" } as Ship,
    [],
  ],
  [
    "a number",
    image(),
    image({ memory: 1024 }),
    [{ group: "settings", name: "memory", kind: "changed", before: "512", after: "1024" }],
  ],
  [
    "variables that came, went and changed",
    image({ environment: [...settings.environment, { name: "OLD", value: "1" }] }),
    image({
      environment: [
        { name: "LEVEL", value: "debug" },
        { name: "NEW", value: "" },
      ],
    }),
    [
      { group: "environment", name: "LEVEL", kind: "changed", before: "info", after: "debug" },
      { group: "environment", name: "NEW", kind: "added", after: "" },
      { group: "environment", name: "OLD", kind: "removed", before: "1" },
    ],
  ],
  [
    "members that only one has: secrets, a network, a command, tags",
    image(),
    image({
      secrets: [{ name: "TOKEN", valueFrom: "arn:aws:ssm:eu-west-1:111122223333:parameter/token" }],
      network: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: [] },
      command: ["node", "server.js"],
      tags: [{ key: "team", value: "checkout" }],
    }),
    [
      { group: "settings", name: "command", kind: "added", after: "node server.js" },
      { group: "settings", name: "network.subnetIds", kind: "added", after: "subnet-1 subnet-2" },
      {
        group: "settings",
        name: "secrets.TOKEN",
        kind: "added",
        after: "arn:aws:ssm:eu-west-1:111122223333:parameter/token",
      },
      { group: "settings", name: "tags.team", kind: "added", after: "checkout" },
    ],
  ],
  [
    "another branch",
    repository("main"),
    repository("next"),
    [{ group: "source", name: "revision", kind: "changed", before: "main", after: "next" }],
  ],
  [
    "own templates: a parameter with its values, a template without",
    templates("Resources: { A: 1 }", { Port: "80" }),
    templates("Resources: { B: 1 }", { Port: "81" }),
    [
      { group: "parameters", name: "serviceStack.Port", kind: "changed", before: "80", after: "81" },
      { group: "template", name: "serviceStack", kind: "changed" },
    ],
  ],
])("what is different between two ships: %s", (_, before, after, expected) => {
  expect(shipChanges(before, after)).toEqual(expected);
});

test("values of variables and parameters are for those who may deploy; settings are for all", () => {
  const variables = shipChanges(image(), image({ memory: 1024, environment: [{ name: "LEVEL", value: "debug" }] }));
  const parameters = shipChanges(templates("{}", { Port: "80" }), templates("{}", { Port: "81" }));
  expect(withoutValues([...variables, ...parameters])).toEqual([
    { group: "settings", name: "memory", kind: "changed", before: "512", after: "1024" },
    { group: "environment", name: "LEVEL", kind: "changed", isHidden: true },
    { group: "parameters", name: "serviceStack.Port", kind: "changed", isHidden: true },
  ]);
});
