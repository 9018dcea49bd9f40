import { expect, test } from "vitest";
import { World } from "../world";
import { define } from "./definition";

const place = { world: new World(), account: "123456789012", region: "eu-west-1" };
const stack = { stackName: "shop", stackId: "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1" };
const handle = "{ Type: 'AWS::CloudFormation::WaitConditionHandle'";

function defineFrom(templateBody: string) {
  return define(place, stack, { templateBody, capabilities: ["CAPABILITY_IAM"] });
}

test.each([
  ["Resources: {}", "Template format error: At least one Resources member must be defined."],
  ["Description: x", "Template format error: At least one Resources member must be defined."],
  [`Resources: { A: ${handle} } }\nResource: {}`, "Invalid template property or properties [Resource]"],
  [
    "AWSTemplateFormatVersion: '2020-01-01'\nResources: {}",
    "Template format error: unsupported value for AWSTemplateFormatVersion.",
  ],
  ["Resources: { A: text }", "Template format error: Any Resources member must be an object."],
  [
    "Resources: { A: { Properties: {} } }",
    "Template format error: [/Resources/A] Every Resources object must contain a Type member.",
  ],
  [`Resources: { A: ${handle}, Invalid: x } }`, "Invalid template resource property 'Invalid'"],
  [`Resources: { my-a: ${handle} } }`, "Template format error: Resource name my-a is non alphanumeric."],
  [
    "Resources: { A: { Type: 'AWS::S3::Bucket' }, B: { Type: 'AWS::Foo::Bar' } }",
    "Template format error: Unrecognized resource types: [AWS::S3::Bucket, AWS::Foo::Bar]",
  ],
  [
    `Resources: { A: ${handle}, DependsOn: Nobody } }`,
    "Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template",
  ],
  [
    `Resources: { A: ${handle}, Properties: { X: !Ref Nobody, Y: !Sub '\${Nothing}' } } }`,
    "Template format error: Unresolved resource dependencies [Nobody, Nothing] in the Resources block of the template",
  ],
  [
    `Resources: { A: ${handle}, Properties: { X: !GetAtt Nobody.Arn } } }`,
    "Template error: instance of Fn::GetAtt references undefined resource Nobody",
  ],
  [
    `Resources: { A: ${handle} } }\nOutputs: { O: { Value: !Ref Nobody } }`,
    "Template format error: Unresolved resource dependencies [Nobody] in the Outputs block of the template",
  ],
  [
    `Resources: { A: ${handle} } }\nOutputs: { O: { Description: x } }`,
    "Template format error: Every Outputs member must contain a Value object",
  ],
  [
    `Resources: { A: ${handle}, DependsOn: B }, B: ${handle}, DependsOn: A }, C: ${handle}, DependsOn: B } }`,
    "Circular dependency between resources: [A, B]",
  ],
  [
    `Resources: { A: ${handle}, Properties: { X: !FindInMap [Sizes, a, b] } } }`,
    "Template error: Mapping named 'Sizes' is not present in the 'Mappings' section of template.",
  ],
  [
    `Mappings: { Sizes: { a: { c: 1 } } }\nResources: { A: ${handle}, Properties: { X: !FindInMap [Sizes, a, b] } } }`,
    "Template error: Unable to get mapping for Sizes::a::b",
  ],
  [
    `Mappings: { Sizes: { a: 1 } }\nResources: { A: ${handle} } }`,
    "Template format error: Every Mappings member Sizes must be a map",
  ],
  [
    `Mappings: { Sizes: { a: { b: { c: 1 } } } }\nResources: { A: ${handle} } }`,
    "Template format error: Every Mappings attribute must be a String or a List.",
  ],
  [
    `Conditions: { C: !Equals [a] }\nResources: { A: ${handle} } }`,
    "Template error: every Fn::Equals object requires a list of 2 string parameters.",
  ],
  [
    `Conditions: { C: !Equals [!Ref A, b] }\nResources: { A: ${handle} } }`,
    "Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template",
  ],
  [`Resources: { A: ${handle}, Condition: Never } }`, "Template format error: Unresolved condition dependency Never"],
  [
    `Conditions: { No: !Equals [a, b] }\nResources: { A: ${handle}, Condition: No }, B: ${handle}, Properties: { X: !Ref A } } }`,
    "Template format error: Unresolved resource dependencies [A] in the Resources block of the template",
  ],
  [
    `Conditions: { No: !Equals [a, b] }\nResources: { A: ${handle}, Condition: No }, B: ${handle} } }\nOutputs: { O: { Value: !Ref A } }`,
    "Unresolved resource dependencies [A] in the Outputs block of the template",
  ],
  [
    `Parameters: { P: { Default: a } }\nResources: { A: ${handle} } }`,
    "Template format error: Every Parameters object must contain a Type member.",
  ],
  [
    `Parameters: { P: { Type: Text } }\nResources: { A: ${handle} } }`,
    "Template format error: Unrecognized parameter type: Text",
  ],
])("a template that cannot work is refused in CloudFormation's words: %s", (templateBody, message) => {
  expect(() => defineFrom(templateBody)).toThrow(expect.objectContaining({ code: "ValidationError", message }));
});

test.each([
  [
    "51,201 bytes",
    `${" ".repeat(51_201)}`,
    /failed to satisfy constraint: Member must have length less than or equal to 51200$/,
  ],
  [
    "a role without the capability",
    "Resources: { R: { Type: 'AWS::IAM::Role', Properties: { RoleName: x } } }",
    /^Requires capabilities : \[CAPABILITY_NAMED_IAM\]$/,
  ],
  [
    "a transform",
    `Transform: AWS::Serverless-2016-10-31\nResources: { A: ${handle} } }`,
    /^Requires capabilities : \[CAPABILITY_AUTO_EXPAND\]$/,
  ],
  [
    "a part of the template on S3",
    `Resources: { A: ${handle}, Metadata: { "Fn::Transform": { Name: "AWS::Include", Parameters: { Location: "s3://a/b" } } } } }`,
    /^Transform AWS::Include failed with: S3 error: Access Denied$/,
  ],
])("%s is refused", (_, templateBody, message) => {
  expect(() => defineFrom(templateBody)).toThrow(message);
});

test.each(["constructor", "toString", "hasOwnProperty"])("%s is a name like any other", (name) => {
  expect(() => defineFrom(`Resources: { A: ${handle}, Properties: { X: !Ref ${name} } } }`)).toThrow(
    `Unresolved resource dependencies [${name}] in the Resources block`,
  );
  const used = defineFrom(`Resources: { ${name}: ${handle} }, A: ${handle}, Metadata: {}, DependsOn: ${name} } }`);
  expect(used.dependencies).toEqual({ [name]: [], A: [name] });
});

test("a resource whose condition does not hold is not there, and neither are its demands", () => {
  const { conditions, dependencies } = defineFrom(`
Parameters: { Stage: { Type: String, Default: test } }
Conditions:
  IsLive: !Not [!Equals [!Ref Stage, test]]
  IsTest: !Not [!Condition IsLive]
Resources:
  Live: { Type: 'AWS::Unknown::Type', Condition: IsLive, Properties: { Name: !Ref Base } }
  Base: ${handle} }
  Other: ${handle}, DependsOn: [Live, Base], Properties: { X: !If [IsLive, !Ref Live, !Ref Base] } }`);
  expect(conditions).toEqual({ IsLive: false, IsTest: true });
  expect(dependencies).toEqual({ Base: [], Other: ["Base"] });
});

test("the exports of other stacks that a template takes are known before anything is made", () => {
  const { imports } = defineFrom(`
Parameters: { Builder: { Type: String, Default: build } }
Resources:
  A: ${handle}, Metadata: x }
Outputs:
  Image: { Value: !Sub ['\${Uri}:latest', { Uri: !ImportValue { 'Fn::Sub': '\${Builder}-Uri' } }] }`);
  expect(imports).toEqual(["build-Uri"]);
});
