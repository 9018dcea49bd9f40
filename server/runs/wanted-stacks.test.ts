import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { ServiceSettings } from "@/lib/domain/service-settings";
import { settingsOfShop } from "@/server/testing";
import { wantedBuildStack, wantedServiceStack } from "./wanted-stacks";

const image = `482109334517.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:${"0".repeat(64)}`;
const tags = {
  logLevel: "silent" as const,
  customTags: ["!Ref", "!Sub", "!GetAtt"].map((tag) => ({ tag, resolve: (text: string) => text })),
};

function stackWith(settings: Partial<ServiceSettings>) {
  const ship = { kind: "image" as const, imageUri: image, settings: { ...settingsOfShop, ...settings } };
  return wantedServiceStack({ serviceName: "shop", ship }, image);
}

function serviceStack(environment: { name: string; value: string }[]) {
  return stackWith({ environment });
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

test("settings that say nothing beyond the usual leave the template as it is in the repository", () => {
  const usual = readFileSync("server/templates/service-stack.yaml", "utf8");
  expect(stackWith({}).template).toBe(usual);
  expect(stackWith({ secrets: [], command: [], tags: [] }).template).toBe(usual);
});

test("what was asked for before scaling could be chosen scales as it did", () => {
  expect(stackWith({}).parameters).toMatchObject({ ScalingMetric: "AVERAGE_CPU", ScalingTargetValue: "60" });
});

const parameterArn = "arn:aws:ssm:eu-west-1:482109334517:parameter/shop/db";
const secretArn = "arn:aws:secretsmanager:eu-west-1:482109334517:secret:shop/stripe-a1B2c3";
const roleArn = "arn:aws:iam::482109334517:role/shop-task";

test.each<[Partial<ServiceSettings>, object, Record<string, string>]>([
  [{ taskRoleArn: roleArn }, { TaskRoleArn: { Ref: "TaskRoleArn" } }, { TaskRoleArn: roleArn }],
  [
    { network: { subnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], securityGroupIds: [] } },
    { NetworkConfiguration: { Subnets: { Ref: "SubnetIds" } } },
    { SubnetIds: "subnet-0a1b2c3d,subnet-1a1b2c3d" },
  ],
  [
    { network: { subnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] } },
    { NetworkConfiguration: { Subnets: { Ref: "SubnetIds" }, SecurityGroups: { Ref: "SecurityGroupIds" } } },
    { SubnetIds: "subnet-0a1b2c3d,subnet-1a1b2c3d", SecurityGroupIds: "sg-0a1b2c3d" },
  ],
  [
    { command: ["node", "--title=a, b", ""] },
    { PrimaryContainer: { Command: [{ Ref: "Command1" }, { Ref: "Command2" }, { Ref: "Command3" }] } },
    { Command1: "node", Command2: "--title=a, b", Command3: "" },
  ],
  [
    { logGroupName: "/team/shop" },
    { PrimaryContainer: { AwsLogsConfiguration: { LogGroup: { Ref: "LogGroupName" } } } },
    { LogGroupName: "/team/shop" },
  ],
  [
    { secrets: [{ name: "DB", valueFrom: parameterArn }] },
    { PrimaryContainer: { Secrets: [{ Name: "DB", ValueFrom: parameterArn }] } },
    {},
  ],
])("%j stands in the template, and takes its own parameters", (settings, properties, values) => {
  const { template, parameters } = stackWith(settings);
  const { Parameters, Resources } = parse(template, tags);

  expect(Resources.Service.Properties).toMatchObject(properties);
  expect(parameters).toMatchObject(values);
  expect(Object.keys(Parameters).sort()).toEqual(Object.keys(parameters).sort());
});

test("the execution role may read the secrets that are named, and no others", () => {
  const { template } = stackWith({
    secrets: [
      { name: "DB", valueFrom: parameterArn },
      { name: "KEY", valueFrom: `${secretArn}:key::` },
      { name: "HOOK", valueFrom: `${secretArn}:hook::` },
    ],
  });
  const { Statement } = parse(template, tags).Resources.ExecutionRole.Properties.Policies[0].PolicyDocument;

  expect(Statement).toMatchObject([
    { Action: "ssm:GetParameters", Resource: [parameterArn] },
    { Action: "secretsmanager:GetSecretValue", Resource: [secretArn] },
    { Action: "kms:Decrypt", Condition: { StringEquals: { "kms:ViaService": expect.any(Array) } } },
  ]);
});
