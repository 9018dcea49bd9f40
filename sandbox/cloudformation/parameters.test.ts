import { expect, test } from "vitest";
import { bindParameters, parameterValue } from "./parameters";
import { readTemplate } from "./read-template";

function templateWith(parameter: string) {
  return readTemplate(
    `{"Parameters": {"Size": ${parameter}}, "Resources": {"A": {"Type": "AWS::CloudFormation::WaitConditionHandle"}}}`,
  );
}

const given = (value: string) => [{ ParameterKey: "Size", ParameterValue: value }];

test.each([
  ["given", '{"Type": "Number", "Default": 1}', given("2"), {}, "2"],
  ["by default", '{"Type": "Number", "Default": 1}', [], { Size: "7" }, "1"],
  ["as before", '{"Type": "String"}', [{ ParameterKey: "Size", UsePreviousValue: true }], { Size: "7" }, "7"],
])("a parameter has its value %s", (_, declaration, parameters, previous, expected) => {
  expect(bindParameters(templateWith(declaration), parameters, previous)).toEqual({ Size: expected });
});

test.each([
  ['{"Type": "String"}', [], "Parameters: [Size] must have values"],
  [
    '{"Type": "String", "Default": "a"}',
    [{ ParameterKey: "Sise", ParameterValue: "b" }],
    "Parameters: [Sise] do not exist in the template",
  ],
  [
    '{"Type": "String"}',
    [{ ParameterKey: "Size", UsePreviousValue: true }],
    "Invalid input for parameter key Size. Cannot specify usePreviousValue as true for a parameter key not in the previous template",
  ],
  ['{"Type": "Number"}', given("ten"), "Parameter 'Size' must be a number"],
  ['{"Type": "Number", "MinValue": 1}', given("0"), "Parameter 'Size' must be a number not less than 1"],
  ['{"Type": "Number", "MaxValue": 20}', given("21"), "Parameter 'Size' must be a number not greater than 20"],
  ['{"Type": "List<Number>"}', given("1,two"), "Parameter 'Size' must be a number"],
  [
    '{"Type": "String", "AllowedValues": ["256", "512"]}',
    given("300"),
    "Parameter 'Size' must be one of AllowedValues",
  ],
  ['{"Type": "String", "AllowedPattern": "[a-z]+"}', given("a1"), "Parameter 'Size' must match pattern [a-z]+"],
  ['{"Type": "String", "MinLength": 3}', given("ab"), "Parameter 'Size' must contain at least 3 characters"],
  ['{"Type": "String", "MaxLength": 3}', given("abcd"), "Parameter 'Size' must contain at most 3 characters"],
  [
    '{"Type": "String", "AllowedPattern": "[a-z]+", "ConstraintDescription": "small letters"}',
    given("A"),
    "Parameter 'Size' failed to satisfy constraint: small letters",
  ],
])("a parameter declared as %s refuses what it does not allow", (declaration, parameters, message) => {
  expect(() => bindParameters(templateWith(declaration), parameters)).toThrow(
    expect.objectContaining({ code: "ValidationError", message }),
  );
});

test.each([
  ["String", "a,b", "a,b"],
  ["CommaDelimitedList", "a, b", ["a", "b"]],
  ["List<AWS::EC2::Subnet::Id>", "subnet-1,subnet-2", ["subnet-1", "subnet-2"]],
  ["CommaDelimitedList", "", []],
])("a Ref to a parameter of type %s gives what it holds", (type, text, expected) => {
  expect(parameterValue({ type, noEcho: false }, text)).toEqual(expected);
});
