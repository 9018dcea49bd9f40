import { expect, test } from "vitest";
import { fixedRoleNames } from "./fixed-role-names";

const where = { account: "123456789012", region: "eu-west-1" };
const of = (template: string, parameters: Record<string, string> = {}) =>
  fixedRoleNames({ stackName: "shop", template, parameters }, where);

test.each<[string, string, Record<string, string>, string[]]>([
  ["a plain name", "      RoleName: shop-role\n      Path: /", {}, ["shop-role"]],
  ["a quoted name", '      RoleName: "shop-role"\n', {}, ["shop-role"]],
  [
    "a parameter in a name",
    `      RoleName: !Sub \${ServiceName}-execution-role\n`,
    { ServiceName: "till" },
    ["till-execution-role"],
  ],
  ["a quoted Sub", `      RoleName: !Sub '\${AWS::StackName}-\${AWS::Region}'\n`, {}, ["shop-eu-west-1"]],
  ["a reference", "      RoleName: !Ref Name\n", { Name: "till" }, ["till"]],
  [
    "a default",
    "Parameters:\n  Name:\n    Type: String\n    Default: default\nR:\n  RoleName: !Ref Name\n",
    {},
    ["default"],
  ],
  [
    "JSON",
    `{"RoleName": {"Fn::Sub": "\${Name}-x"}, "A": {"RoleName": "plain"}}`,
    { Name: "till" },
    ["till-x", "plain"],
  ],
  ["what is known only later", `      RoleName: !Sub \${Other.Arn}-x\n`, {}, []],
  ["no name", "    Type: AWS::IAM::Role\n", {}, []],
])("the fixed names of roles: %s", (_, template, parameters, names) => {
  expect(of(template, parameters)).toEqual(names);
});
