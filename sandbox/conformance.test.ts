import { expect } from "vitest";
import { readServiceShape, type ServiceShape } from "./protocols/shapes";
import { services } from "./services";
import { sendRaw, test } from "./testing";

test.for(services.map((service) => [service.signingName, service] as const))(
  "every operation of %s is one of AWS's, and takes an empty request without breaking",
  async ([signingName, service], { sandbox }) => {
    const shape = readServiceShape(await service.sdk());
    const names = Object.keys(service.operations);
    expect(names.filter((name) => !shape.operations.has(name))).toEqual([]);

    const answers = await Promise.all(names.map((name) => sendRaw(sandbox, signingName, requestOf(name, shape))));
    const broken = answers.flatMap(({ status }, at) => (status < 500 ? [] : [names[at]]));
    expect(broken).toEqual([]);
  },
);

const json = { "content-type": "application/x-amz-json-1.1" };
const restJson = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const target = "AmazonEC2ContainerRegistry_V20150921";

test.for([
  [
    "ecr",
    "a body that is not JSON",
    { headers: { ...json, "x-amz-target": `${target}.DescribeRepositories` }, body: "{" },
    400,
    "SerializationException",
  ],
  [
    "ecr",
    "a list for an object",
    { headers: { ...json, "x-amz-target": `${target}.DescribeRepositories` }, body: "[]" },
    400,
    "SerializationException",
  ],
  [
    "ecr",
    "a number for a string",
    { headers: { ...json, "x-amz-target": `${target}.CreateRepository` }, body: '{"repositoryName":1}' },
    400,
    "SerializationException",
  ],
  [
    "ecr",
    "a string for a list",
    { headers: { ...json, "x-amz-target": `${target}.DescribeRepositories` }, body: '{"repositoryNames":"a"}' },
    400,
    "SerializationException",
  ],
  [
    "ecr",
    "a string for a number",
    { headers: { ...json, "x-amz-target": `${target}.DescribeRepositories` }, body: '{"maxResults":"1"}' },
    400,
    "SerializationException",
  ],
  [
    "ecr",
    "a member that is missing",
    { headers: { ...json, "x-amz-target": `${target}.CreateRepository` }, body: "{}" },
    400,
    "InvalidParameterException",
  ],
  [
    "ecr",
    "an unknown operation",
    { headers: { ...json, "x-amz-target": `${target}.Fly` }, body: "{}" },
    400,
    "UnknownOperationException",
  ],
  [
    "ecr",
    "the name of a JavaScript method",
    { headers: { ...json, "x-amz-target": `${target}.constructor` }, body: "{}" },
    400,
    "UnknownOperationException",
  ],
  [
    "ecr",
    "an operation of another service",
    { headers: { ...json, "x-amz-target": "CodeBuild_20161006.ListBuilds" }, body: "{}" },
    400,
    "UnknownOperationException",
  ],
  ["ecr", "no operation", { headers: json, body: "{}" }, 400, "UnknownOperationException"],
  [
    "ecr",
    "deep nesting",
    { headers: { ...json, "x-amz-target": `${target}.CreateRepository` }, body: `{"tags":${"[".repeat(1e5)}` },
    400,
    "SerializationException",
  ],
  [
    "iam",
    "an unknown action",
    { headers: form, body: "Action=Fly&Version=2010-05-08" },
    400,
    "<Code>InvalidAction</Code>",
  ],
  ["iam", "no action", { headers: form, body: "" }, 400, "<Code>MissingAction</Code>"],
  ["iam", "JSON in place of a form", { headers: json, body: "{}" }, 400, "<Code>MissingAction</Code>"],
  [
    "iam",
    "a word for a number",
    { headers: form, body: "Action=ListRoles&MaxItems=many" },
    400,
    "<Code>MalformedInput</Code>",
  ],
  ["iam", "a member that is missing", { headers: form, body: "Action=GetRole" }, 400, "<Code>ValidationError</Code>"],
  [
    "iam",
    "a key of a thousand dots",
    { headers: form, body: `Action=GetRole&RoleName${".a".repeat(1000)}=b` },
    400,
    "<Code>ValidationError</Code>",
  ],
  ["ec2", "an unknown action", { headers: form, body: "Action=Fly" }, 400, "<Code>InvalidAction</Code>"],
  [
    "ec2",
    "a word for a truth value",
    { headers: form, body: "Action=CreateDefaultVpc&DryRun=perhaps" },
    400,
    "<Code>InvalidParameterValue</Code>",
  ],
  [
    "ec2",
    "a member that is missing",
    { headers: form, body: "Action=DeleteVpc" },
    400,
    "<Code>MissingParameter</Code>",
  ],
  ["s3", "a service that is not there", { headers: form, body: "Action=Fly" }, 400, "<Code>InvalidAction</Code>"],
  [
    "ecr",
    "9 MB",
    { headers: { ...json, "x-amz-target": `${target}.CreateRepository` }, body: "x".repeat(9 * 1024 * 1024) },
    413,
    "RequestEntityTooLarge",
  ],
] as const)("%s answers %s as AWS does", async ([signingName, , init, status, text], { sandbox }) => {
  const response = await sendRaw(sandbox, signingName, init);
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
});

test.for([
  ["nothing", {}, 403, "<Code>MissingAuthenticationToken</Code>"],
  ["nothing, in JSON", { ...json }, 400, '"MissingAuthenticationTokenException"'],
  [
    "a broken credential",
    { authorization: "AWS4-HMAC-SHA256 Credential=a/b" },
    400,
    "<Code>IncompleteSignature</Code>",
  ],
  ["another scheme", { authorization: "Bearer x" }, 400, "<Code>IncompleteSignature</Code>"],
] as const)("a request signed with %s is refused", async ([, headers, status, text], { sandbox }) => {
  const response = await fetch(sandbox.origin, {
    method: "POST",
    headers: { ...headers },
    body: "Action=GetCallerIdentity",
  });
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
});

test.for([
  ["DescribeAlarms", {}, 200, "<DescribeAlarmsResponse xmlns="],
  ["DescribeAlarms", { MaxRecords: "many" }, 400, "<Code>MalformedInput</Code>"],
] as const)("CloudWatch still takes a %s in Query", async ([Action, input, status, text], { sandbox }) => {
  const body = new URLSearchParams({ Action, Version: "2010-08-01", ...input }).toString();
  const response = await sendRaw(sandbox, "monitoring", { headers: form, body });
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
});

test("a Query call may come in the URL, also presigned", async ({ sandbox }) => {
  const credential = encodeURIComponent("AKIAIOSFODNN7EXAMPLE/20261123/eu-west-1/sts/aws4_request");
  const response = await fetch(
    `${sandbox.origin}/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=${credential}`,
  );
  expect(await response.text()).toContain("<Arn>arn:aws:iam::482109334517:user/administrator</Arn>");
});

/** As an SDK would send an empty input. */
function requestOf(
  name: string,
  { protocol, operations, target: prefix }: ServiceShape,
): RequestInit & { path?: string } {
  if (protocol === "awsJson") return { headers: { ...json, "x-amz-target": `${prefix}.${name}` }, body: "{}" };
  const route = operations.get(name)?.route;
  if (!route) return { headers: form, body: new URLSearchParams({ Action: name }).toString() };
  const body = route.method === "GET" ? null : "{}";
  return { method: route.method, path: route.path.replace(/\{\w+\+?\}/g, "x"), headers: restJson, body };
}
