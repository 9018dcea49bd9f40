// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Fn::Sub names what it fills in
import { expect, test } from "vitest";
import { parseTemplateText } from "./template-text";

test.each([
  ["an account id keeps its zeros", "Id: 012345678901", { Id: "012345678901" }],
  [
    "numbers and booleans stay text",
    "Port: 80\nOn: true\nVersion: 2012-10-17",
    { Port: "80", On: "true", Version: "2012-10-17" },
  ],
  ["an empty text is no null", "Name: ''", { Name: "" }],
  ["!Ref", "Name: !Ref Repository", { Name: { Ref: "Repository" } }],
  [
    "!Condition",
    "Both: !And [!Condition A, !Condition B]",
    { Both: { "Fn::And": [{ Condition: "A" }, { Condition: "B" }] } },
  ],
  [
    "!GetAtt splits at the first dot",
    "Arn: !GetAtt Service.Status.Code",
    { Arn: { "Fn::GetAtt": ["Service", "Status.Code"] } },
  ],
  ["!GetAtt takes a list", "Arn: !GetAtt [Role, Arn]", { Arn: { "Fn::GetAtt": ["Role", "Arn"] } }],
  [
    "short forms within each other",
    "Url: !Sub\n  - '${Uri}:latest'\n  - Uri: !ImportValue\n      Fn::Sub: '${Stack}-Uri'",
    { Url: { "Fn::Sub": ["${Uri}:latest", { Uri: { "Fn::ImportValue": { "Fn::Sub": "${Stack}-Uri" } } }] } },
  ],
  ["a JSON body within !Sub", 'Text: !Sub |\n  { "keep": 10 }\n', { Text: { "Fn::Sub": '{ "keep": 10 }\n' } }],
  ["JSON keeps its types", '{"Port": 80, "On": true}', { Port: 80, On: true }],
])("a template's text is read: %s", (_, body, expected) => {
  expect(parseTemplateText(body)).toEqual(expected);
});

test.each([
  ["just text", "Template format error: unsupported structure."],
  ["- a\n- b", "Template format error: unsupported structure."],
  ["", "Template format error: unsupported structure."],
  ["Resources:\n  A: [1\n", "Template format error: YAML not well-formed. (line 3, column 1)"],
  ["A: 1\nA: 2", "Template format error: YAML not well-formed. (line 2, column 1)"],
  ["A: !Frobnicate x", "Template format error: YAML not well-formed. (line 1, column 16)"],
  ['{"Resources": {"A": }}', "Template format error: JSON not well-formed. (line 1, column 21)"],
  ["Outputs:\n  Uri:\n    Value:", "[/Outputs/Uri/Value] 'null' values are not allowed in templates"],
  ["Outputs:\n  Uri:\n    Value: ~", "[/Outputs/Uri/Value] 'null' values are not allowed in templates"],
  ['{"Outputs": {"Uri": null}}', "[/Outputs/Uri] 'null' values are not allowed in templates"],
  ["A: &x 1\nB: *x", "Template format error: YAML aliases are not allowed in CloudFormation templates"],
])("what is no template is refused in CloudFormation's words: %j", (body, message) => {
  expect(() => parseTemplateText(body)).toThrow(expect.objectContaining({ code: "ValidationError", message }));
});
