// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Fn::Sub names what it fills in
import { expect, test } from "vitest";
import { resolve, resolveMembers, type Scope } from "./intrinsics";
import type { TemplateValue } from "./template-value";

const values: Record<string, TemplateValue> = {
  "AWS::Region": "eu-west-1",
  Name: "shop",
  Port: "8080",
  Subnets: ["subnet-1", "subnet-2"],
};

const scope: Scope = {
  ref: (name) => values[name],
  attribute: (name, attribute) => `${name}/${attribute}`,
  condition: (name) => name === "IsLarge",
  mapping: (map, top, second) => `${map}-${top}-${second}`,
  importValue: (name) => `value of ${name}`,
  availabilityZones: (region) => [`${region || "eu-west-1"}a`, `${region || "eu-west-1"}b`],
};

test.each<[string, TemplateValue, TemplateValue]>([
  ["Ref", { Ref: "Name" }, "shop"],
  ["Ref of a list", { Ref: "Subnets" }, ["subnet-1", "subnet-2"]],
  ["GetAtt", { "Fn::GetAtt": ["Role", "Arn"] }, "Role/Arn"],
  ["GetAtt in one text", { "Fn::GetAtt": "Role.Arn" }, "Role/Arn"],
  [
    "GetAtt with dots",
    { "Fn::GetAtt": ["Service", "ECSManagedResourceArns.LogGroups"] },
    "Service/ECSManagedResourceArns.LogGroups",
  ],
  ["Sub", { "Fn::Sub": "${Name} in ${AWS::Region}, ${Role.Arn}" }, "shop in eu-west-1, Role/Arn"],
  ["Sub leaves ${!Literal}", { "Fn::Sub": "${!Name} is ${Name}" }, "${Name} is shop"],
  [
    "Sub with a map",
    { "Fn::Sub": ["${Uri}:${Name}", { Uri: { "Fn::ImportValue": { "Fn::Sub": "${Name}-Uri" } } }] },
    "value of shop-Uri:shop",
  ],
  ["the map of a Sub goes first", { "Fn::Sub": ["${Name}", { Name: "mine" }] }, "mine"],
  ["Join", { "Fn::Join": [":", ["arn", { Ref: "AWS::Region" }, 1]] }, "arn:eu-west-1:1"],
  ["Join of a list that a function gives", { "Fn::Join": [",", { Ref: "Subnets" }] }, "subnet-1,subnet-2"],
  ["Split", { "Fn::Split": ["/", "a/b/c"] }, ["a", "b", "c"]],
  ["Select", { "Fn::Select": ["1", { "Fn::Split": ["/", { "Fn::GetAtt": ["Role", "Arn"] }] }] }, "Arn"],
  ["If", { "Fn::If": ["IsLarge", "2048", { Ref: "Unknown" }] }, "2048"],
  ["If takes the other branch", { "Fn::If": ["IsSmall", { Ref: "Unknown" }, "512"] }, "512"],
  ["FindInMap", { "Fn::FindInMap": ["Sizes", { Ref: "AWS::Region" }, "Cpu"] }, "Sizes-eu-west-1-Cpu"],
  ["Base64", { "Fn::Base64": "hello" }, "aGVsbG8="],
  ["Cidr", { "Fn::Cidr": ["10.0.0.0/16", "2", "8"] }, ["10.0.0.0/24", "10.0.1.0/24"]],
  ["GetAZs", { "Fn::Select": [0, { "Fn::GetAZs": "" }] }, "eu-west-1a"],
  ["an object of several members is none of the functions", { Ref: "Name", Other: "x" }, { Ref: "Name", Other: "x" }],
])("%s gives its value", (_, value, expected) => {
  expect(resolve(value, scope)).toEqual(expected);
});

test("what refers to AWS::NoValue is left out, in objects and in lists", () => {
  const absent = { "Fn::If": ["IsSmall", "x", { Ref: "AWS::NoValue" }] };
  expect(resolveMembers({ Cpu: absent, Memory: "512", Command: ["a", { Ref: "AWS::NoValue" }] }, scope)).toEqual({
    Memory: "512",
    Command: ["a"],
  });
});

test.each<[TemplateValue, string]>([
  [
    { "Fn::Join": ["-", "abc"] },
    "every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.",
  ],
  [
    { "Fn::Split": ["-"] },
    "every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.",
  ],
  [
    { "Fn::GetAtt": ["Role"] },
    "every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute",
  ],
  [{ "Fn::Select": [2, ["a", "b"]] }, "Fn::Select cannot select nonexistent value at index 2"],
  [
    { "Fn::Sub": ["${A}"] },
    "One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  ],
  [
    { "Fn::Sub": "${Not ok}" },
    "variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons",
  ],
  [{ "Fn::If": ["IsLarge", "only one"] }, "Fn::If requires a list argument with three elements"],
  [{ "Fn::Base64": ["a"] }, "every Fn::Base64 object must have a String-typed value."],
])("%j is refused in CloudFormation's words", (value, message) => {
  expect(() => resolve(value, scope)).toThrow(`Template error: ${message}`);
});

test("a function that CloudFormation does not have is named, with those that it has", () => {
  expect(() => resolve({ "Fn::Fly": "x" }, scope)).toThrow(
    /^Template error: Encountered unsupported function: Fn::Fly Supported functions are: \[Condition, Fn::And, .*Fn::Sub, Fn::Transform, Ref\]$/,
  );
});
