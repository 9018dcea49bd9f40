import { expect, test } from "vitest";
import { deployCommands, imageVariable } from "./deploy-commands";
import type { MadeShip } from "./deploy-input";
import type { RenderedParameter, RenderedStack } from "./rendered-stack";

const target = "123456789012~eu-west-1";
const settings = {
  ...{ containerPort: 80, healthCheckPath: "/", cpu: "256" as const, memory: 512, minTasks: 1, maxTasks: 2 },
  environment: [],
};
const stack = (stackName: string, ...parameters: RenderedParameter[]): RenderedStack => ({
  ...{ stackName, fileName: `${stackName}.yaml`, template: "", parameters },
  tags: { "slipway:service": "shop" },
});
const repository: MadeShip = {
  ...{ kind: "repository", repositoryUrl: "https://github.com/a/b", revision: "feature/it's" },
  settings,
};
const image: MadeShip = { kind: "image", imageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v1", settings };
const template = { stackName: "x", template: "x", parameters: {} };
const templates: MadeShip = { kind: "templates", buildStack: template, serviceStack: template, healthCheckPath: "/" };

const wanted = {
  ...{ target, createDefaultVpc: false, isNewService: false },
  serviceStack: stack("slipway-shop", { name: "ImageUri", variable: imageVariable }),
};
const buildStack = stack("slipway-shop-build", { name: "SourceType", value: "GITHUB" });

test.each([
  ["an image", image, undefined, ["place", "service-stack", "endpoint"]],
  ["a repository", repository, buildStack, ["place", "build-stack", "build", "image", "service-stack", "endpoint"]],
  ["own templates", templates, buildStack, ["place", "build-stack", "build", "service-stack", "endpoint"]],
])("%s takes these steps", (_, ship, built, steps) => {
  expect(deployCommands({ ...wanted, ship, buildStack: built }).map(({ does }) => does)).toEqual(steps);
});

const textOf = (changes: Partial<Parameters<typeof deployCommands>[0]>) =>
  deployCommands({ ...wanted, ship: image, ...changes })
    .map(({ command }) => command)
    .join("\n");

test.each<[string, Partial<Parameters<typeof deployCommands>[0]>, string, boolean]>([
  ["the place is said, to the CLI of either version", {}, "AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1", true],
  ["a default VPC only where it is asked for", {}, "create-default-vpc", false],
  ["a default VPC where it is asked for", { createDefaultVpc: true }, "aws ec2 create-default-vpc", true],
  ["tags where the service is new", { isNewService: true }, "--tags slipway:service=shop", true],
  ["no tags where it is there: they would replace it", {}, "--tags", false],
  ["a revision is one word", { ship: repository, buildStack }, "--source-version 'feature/it'\\''s'", true],
  [
    "a value that may be a secret is typed",
    { serviceStack: stack("s", { name: "EnvironmentValue1", variable: "VALUE_KEY" }) },
    "read -rs VALUE_KEY",
    true,
  ],
  [
    "and is given by its variable",
    { serviceStack: stack("s", { name: "EnvironmentValue1", variable: "VALUE_KEY" }) },
    '"EnvironmentValue1=$VALUE_KEY"',
    true,
  ],
  ["any other value is one word", { serviceStack: stack("s", { name: "A", value: "$(x) y" }) }, "'A=$(x) y'", true],
])("%s", (_, changes, part, isThere) => {
  expect(textOf(changes).includes(part)).toBe(isThere);
});
