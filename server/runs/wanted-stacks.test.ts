import { expect, test } from "vitest";
import { parse } from "yaml";
import { settingsOfShop } from "@/server/testing";
import { wantedBuildStack, wantedServiceStack } from "./wanted-stacks";

const image = `482109334517.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:${"0".repeat(64)}`;
const tags = {
  logLevel: "silent" as const,
  customTags: ["!Ref", "!Sub", "!GetAtt"].map((tag) => ({ tag, resolve: (text: string) => text })),
};

function serviceStack(environment: { name: string; value: string }[]) {
  const ship = { kind: "image" as const, imageUri: image, settings: { ...settingsOfShop, environment } };
  return wantedServiceStack({ serviceName: "shop", ship }, image);
}

test("values of variables are data: whatever they hold, the template stays the same", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what CloudFormation would replace in a template
  const hard = ["", "'", '"', "${AWS::AccountId}", "a: b", "#", "\n- x", "!Ref Service", "{{resolve:ssm:x}}"];
  const templates = hard.map((value) => serviceStack([{ name: "A", value }]));

  expect(new Set(templates.map(({ template }) => template)).size).toBe(1);
  expect(templates.map(({ parameters }) => parameters.EnvironmentValue1)).toEqual(hard);
});

test("every variable stands in the template by its name, and takes its own parameter", () => {
  const { template, parameters } = serviceStack([
    { name: "A", value: "1" },
    { name: "B_2", value: "2" },
  ]);
  const { Parameters, Resources } = parse(template, tags);

  expect(Resources.Service.Properties.PrimaryContainer.Environment).toEqual([
    { Name: "A", Value: { Ref: "EnvironmentValue1" } },
    { Name: "B_2", Value: { Ref: "EnvironmentValue2" } },
  ]);
  expect(Object.keys(Parameters).sort()).toEqual(Object.keys(parameters).sort());
});

test("without variables there is no environment, and every parameter is said", () => {
  const { template, parameters } = serviceStack([]);
  const { Parameters, Resources } = parse(template, tags);

  expect(Resources.Service.Properties.PrimaryContainer.Environment).toBeUndefined();
  expect(Object.keys(Parameters).sort()).toEqual(Object.keys(parameters).sort());
});

test("no role and no repository of ours has a fixed name", () => {
  const build = wantedBuildStack({
    serviceName: "shop",
    ship: { kind: "repository", repositoryUrl: "https://github.com/a/b", revision: "main", settings: settingsOfShop },
  });
  for (const { template } of [build, serviceStack([])]) {
    expect(template).not.toMatch(/RoleName|RepositoryName:\s+[a-z]|LogGroupName:\s+[a-z]/);
  }
  expect(build.parameters).toEqual({ RepositoryUrl: "https://github.com/a/b", SourceType: "GITHUB" });
});
