import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { runShop } from "./cloudwatch/testing";
import { readSecret } from "./ecs/read-secret";

test("a secret's stages move from version to version, and its values stay out of the truth", async ({ sandbox }) => {
  const secrets = new SecretsManager(clientConfig(sandbox));
  const { ARN = "", VersionId: first } = await secrets.createSecret({ Name: "shop/db", SecretString: "hush-1" });
  expect(ARN).toMatch(/:secret:shop\/db-[A-Za-z0-9]{6}$/);
  const { VersionId: second } = await secrets.putSecretValue({ SecretId: "shop/db", SecretString: "hush-2" });
  const value = async (input: object) => (await secrets.getSecretValue({ SecretId: ARN, ...input })).SecretString;
  expect([await value({}), await value({ VersionStage: "AWSPREVIOUS" }), await value({ VersionId: first })]).toEqual([
    "hush-2",
    "hush-1",
    "hush-1",
  ]);
  const partialArn = ARN.slice(0, -7);
  expect((await secrets.describeSecret({ SecretId: partialArn })).VersionIdsToStages).toEqual({
    [first ?? ""]: ["AWSPREVIOUS"],
    [second ?? ""]: ["AWSCURRENT"],
  });
  await secrets.updateSecretVersionStage({
    SecretId: ARN,
    VersionStage: "AWSCURRENT",
    MoveToVersionId: first,
    RemoveFromVersionId: second,
  });
  expect(await value({})).toBe("hush-1");
  const token = "0123456789abcdef0123456789abcdef";
  await secrets.putSecretValue({
    SecretId: ARN,
    SecretString: "hush-3",
    ClientRequestToken: token,
    VersionStages: ["NEXT"],
  });
  await secrets.putSecretValue({
    SecretId: ARN,
    SecretString: "hush-3",
    ClientRequestToken: token,
    VersionStages: ["NEXT"],
  });
  await expect(
    secrets.putSecretValue({ SecretId: ARN, SecretString: "other", ClientRequestToken: token }),
  ).rejects.toMatchObject({
    name: "ResourceExistsException",
  });
  expect([await value({}), await value({ VersionStage: "NEXT" })]).toEqual(["hush-1", "hush-3"]);
  expect((await secrets.listSecretVersionIds({ SecretId: ARN })).Versions).toHaveLength(3);
  await expect(secrets.createSecret({ Name: "shop/db" })).rejects.toMatchObject({ name: "ResourceExistsException" });
  expect(JSON.stringify(sandbox.world.truth)).not.toContain("hush");
});

test("a deleted secret can be had back until its days are over", async ({ sandbox }) => {
  const { world } = sandbox;
  world.clock.speed = 1;
  const secrets = new SecretsManager(clientConfig(sandbox));
  const SecretId = "shop";
  await secrets.createSecret({ Name: SecretId, SecretString: "x", Tags: [{ Key: "team", Value: "shop" }] });
  await secrets.deleteSecret({ SecretId, RecoveryWindowInDays: 7 });
  await expect(secrets.getSecretValue({ SecretId })).rejects.toMatchObject({ name: "InvalidRequestException" });
  await expect(secrets.createSecret({ Name: SecretId })).rejects.toMatchObject({ name: "InvalidRequestException" });
  expect((await secrets.listSecrets({})).SecretList).toEqual([]);
  expect((await secrets.listSecrets({ IncludePlannedDeletion: true })).SecretList).toHaveLength(1);
  await secrets.restoreSecret({ SecretId });
  world.step(8 * 86_400_000);
  expect((await secrets.getSecretValue({ SecretId })).SecretString).toBe("x");
  await secrets.deleteSecret({ SecretId, RecoveryWindowInDays: 7 });
  world.step(8 * 86_400_000);
  await expect(secrets.describeSecret({ SecretId })).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  expect(await secrets.deleteSecret({ SecretId, ForceDeleteWithoutRecovery: true })).toMatchObject({ Name: SecretId });
});

test.for([
  [{ Key: "name", Values: ["sh"] }, ["shop", "shoes"]],
  [{ Key: "name", Values: ["!shop"] }, ["shoes", "cart"]],
  [{ Key: "description", Values: ["DATA"] }, ["shop"]],
  [{ Key: "tag-key", Values: ["team"] }, ["cart"]],
  [{ Key: "all", Values: ["blue"] }, ["cart"]],
] as const)("the filter %j finds %j", async ([filter, names], { sandbox }) => {
  const secrets = new SecretsManager(clientConfig(sandbox));
  await secrets.createSecret({ Name: "shop", Description: "the data base" });
  await secrets.createSecret({ Name: "shoes" });
  await secrets.createSecret({ Name: "cart", Tags: [{ Key: "team", Value: "blue" }] });
  const { SecretList = [] } = await secrets.listSecrets({
    Filters: [{ Key: filter.Key, Values: [...filter.Values] }],
    SortOrder: "asc",
  });
  expect(SecretList.map(({ Name }) => Name)).toEqual(names);
});

test.for([
  [{ RecoveryWindowInDays: 3 }, "InvalidParameterException"],
  [{ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }, "InvalidParameterException"],
  [{ SecretId: "none" }, "ResourceNotFoundException"],
] as const)("deleting with %j is refused", async ([input, name], { sandbox }) => {
  const secrets = new SecretsManager(clientConfig(sandbox));
  await secrets.createSecret({ Name: "shop" });
  await expect(secrets.deleteSecret({ SecretId: "shop", ...input })).rejects.toMatchObject({ name });
});

test("a task gets its secrets by name, ARN and JSON key, or hears what is missing", async ({ sandbox }) => {
  const place = { world: sandbox.world, account: sandbox.world.account, region: "eu-west-1" };
  const secrets = new SecretsManager(clientConfig(sandbox));
  const { ARN = "" } = await secrets.createSecret({ Name: "db", SecretString: '{"password":"hush"}' });
  expect(readSecret(place, `${ARN}:password::`)).toEqual({ value: "hush" });
  expect(readSecret(place, `${ARN}:user::`)).toMatchObject({
    problem: expect.stringContaining("did not contain json key user"),
  });
  expect(readSecret(place, ARN.replace("db", "no"))).toMatchObject({
    problem: expect.stringContaining("ResourceNotFoundException"),
  });
  expect(readSecret(place, "/none")).toMatchObject({
    problem: expect.stringContaining("invalid ssm parameters: /none"),
  });
});

test("a task whose secret is not there does not start, and says so", async ({ sandbox }) => {
  const { config, ecs, iam, serviceArn, world } = await runShop(sandbox);
  const allow = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [allow] });
  await iam.send(new PutRolePolicyCommand({ RoleName: "execution", PolicyName: "secrets", PolicyDocument }));
  const { service } = await ecs.describeExpressGatewayService({ serviceArn });
  const image = service?.activeConfigurations?.[0]?.primaryContainer?.image;
  const valueFrom = `arn:aws:secretsmanager:eu-west-1:${world.account}:secret:db-a1B2c3`;
  const deploy = (from: string) =>
    ecs.updateExpressGatewayService({
      serviceArn,
      primaryContainer: { image, containerPort: 8080, secrets: [{ name: "DB", valueFrom: from }] },
    });
  const stopped = async () => {
    const { taskArns = [] } = await ecs.listTasks({ desiredStatus: "STOPPED" });
    const { tasks = [] } = taskArns.length > 0 ? await ecs.describeTasks({ tasks: taskArns }) : {};
    return tasks.map(({ stoppedReason }) => stoppedReason);
  };
  await deploy(valueFrom);
  world.step(90_000);
  expect(await stopped()).toContainEqual(
    expect.stringMatching(
      /^ResourceInitializationError: unable to pull secrets .*ResourceNotFoundException: Secrets Manager can't find/,
    ),
  );

  const { ARN = "" } = await new SecretsManager(config).createSecret({ Name: "db", SecretString: "hush" });
  world.step(60 * 60_000);
  await deploy(ARN);
  world.step(20 * 60_000);
  const after = await ecs.describeExpressGatewayService({ serviceArn });
  expect(after.service?.activeConfigurations).toMatchObject([{ primaryContainer: { secrets: [{ valueFrom: ARN }] } }]);
});
