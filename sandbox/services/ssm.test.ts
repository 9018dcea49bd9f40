import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";

test("a parameter has versions, labels and a secret value that is shown only decrypted", async ({ sandbox }) => {
  const ssm = new SSM(clientConfig(sandbox));
  const Name = "/shop/key";
  expect(await ssm.putParameter({ Name, Value: "top-secret-1", Type: "SecureString" })).toMatchObject({
    Version: 1,
    Tier: "Standard",
  });
  await expect(ssm.putParameter({ Name, Value: "x", Type: "SecureString" })).rejects.toMatchObject({
    name: "ParameterAlreadyExists",
  });
  expect(await ssm.putParameter({ Name, Value: "top-secret-2", Overwrite: true })).toMatchObject({ Version: 2 });
  expect(await ssm.labelParameterVersion({ Name, ParameterVersion: 1, Labels: ["live", "1st"] })).toMatchObject({
    InvalidLabels: ["1st"],
  });

  const { Parameter } = await ssm.getParameter({ Name, WithDecryption: true });
  expect(Parameter).toMatchObject({
    Name,
    Type: "SecureString",
    Value: "top-secret-2",
    Version: 2,
    ARN: `arn:aws:ssm:eu-west-1:${sandbox.world.account}:parameter/shop/key`,
    DataType: "text",
  });
  expect((await ssm.getParameter({ Name })).Parameter?.Value).toMatch(/^AQEC/);
  expect((await ssm.getParameter({ Name: `${Name}:live`, WithDecryption: true })).Parameter).toMatchObject({
    Value: "top-secret-1",
    Selector: ":live",
  });
  expect((await ssm.getParameter({ Name: `${Parameter?.ARN}:1`, WithDecryption: true })).Parameter).toMatchObject({
    Version: 1,
  });
  await expect(ssm.getParameter({ Name: `${Name}:9` })).rejects.toMatchObject({ name: "ParameterVersionNotFound" });
  expect((await ssm.getParameterHistory({ Name })).Parameters).toMatchObject([{ Labels: ["live"] }, { Labels: [] }]);
  expect(JSON.stringify(sandbox.world.truth)).not.toContain("top-secret");
});

test("parameters are found by path, by filter and by tag", async ({ sandbox }) => {
  const ssm = new SSM(clientConfig(sandbox));
  for (const Name of ["/a/one", "/a/two", "/a/deep/three", "plain"])
    await ssm.putParameter({ Name, Value: "1,2", Type: "StringList" });
  await ssm.addTagsToResource({
    ResourceType: "Parameter",
    ResourceId: "plain",
    Tags: [{ Key: "team", Value: "shop" }],
  });
  const names = (parameters: { Name?: string | undefined }[] = []) => parameters.map(({ Name }) => Name);
  expect(names((await ssm.getParametersByPath({ Path: "/a" })).Parameters)).toEqual(["/a/one", "/a/two"]);
  expect(names((await ssm.getParametersByPath({ Path: "/a/", Recursive: true })).Parameters)).toHaveLength(3);
  const first = await ssm.getParametersByPath({ Path: "/", Recursive: true, MaxResults: 2 });
  const second = await ssm.getParametersByPath({
    Path: "/",
    Recursive: true,
    MaxResults: 2,
    NextToken: first.NextToken,
  });
  expect([...names(first.Parameters), ...names(second.Parameters)]).toEqual(["/a/deep/three", "/a/one", "/a/two"]);
  const filtered = async (Key: string, Option: string | undefined, ...Values: string[]) =>
    names((await ssm.describeParameters({ ParameterFilters: [{ Key, Option, Values }] })).Parameters);
  expect(await filtered("tag:team", undefined, "shop")).toEqual(["plain"]);
  expect(await filtered("Name", "BeginsWith", "/a/t", "pl")).toEqual(["/a/two", "plain"]);
  expect(await filtered("Path", "Recursive", "/a")).toHaveLength(3);
  await expect(filtered("Colour", undefined, "red")).rejects.toMatchObject({ name: "InvalidFilterKey" });

  const { Parameters, InvalidParameters } = await ssm.getParameters({ Names: ["plain", "none", "/aws/service/ecs/x"] });
  expect([names(Parameters), InvalidParameters]).toEqual([["plain"], ["none", "/aws/service/ecs/x"]]);
  expect(await ssm.deleteParameters({ Names: ["plain", "none"] })).toMatchObject({
    DeletedParameters: ["plain"],
    InvalidParameters: ["none"],
  });
  await expect(ssm.deleteParameter({ Name: "plain" })).rejects.toMatchObject({ name: "ParameterNotFound" });
});

test.for([
  [{ Name: "/aws/mine", Value: "x", Type: "String" }, "AccessDeniedException"],
  [{ Name: "ssm-mine", Value: "x", Type: "String" }, "ValidationException"],
  [{ Name: "a/b", Value: "x", Type: "String" }, "ValidationException"],
  [{ Name: "/a b", Value: "x", Type: "String" }, "ValidationException"],
  [{ Name: "/a", Value: "x" }, "ValidationException"],
  [{ Name: "/a", Value: "", Type: "String" }, "ValidationException"],
  [{ Name: "/a", Value: "x".repeat(4097), Type: "String", Tier: "Standard" }, "ValidationException"],
  [{ Name: `/${"a/".repeat(15)}a`, Value: "x", Type: "String" }, "HierarchyLevelLimitExceededException"],
  [{ Name: "/a", Value: "x", Type: "String", AllowedPattern: "\\d+" }, "ParameterPatternMismatchException"],
  [{ Name: "/a", Value: "x", Type: "String", AllowedPattern: "(" }, "InvalidAllowedPatternException"],
] as const)("putting %j is refused", async ([input, name], { sandbox }) => {
  await expect(new SSM(clientConfig(sandbox)).putParameter(input)).rejects.toMatchObject({ name });
});
