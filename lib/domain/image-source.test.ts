import { expect, test } from "vitest";
import { imageSourceOf } from "./image-source";
import type { TemplateDocument, TemplateValue } from "./template-document";

const text = { type: "String", allowedValues: 0 };
const parameters: TemplateDocument["parameters"] = {
  ImageUri: text,
  ImageTag: text,
  Repository: text,
  Digest: text,
  Stored: { type: "AWS::SSM::Parameter::Value<String>", allowedValues: 0 },
  Chosen: { type: "String", allowedValues: 2 },
};

function templateOf(image: TemplateValue): TemplateDocument {
  const properties = { PrimaryContainer: { Image: image } };
  return { parameters, resources: { Web: { type: "AWS::ECS::ExpressGatewayService", properties, metadata: {} } } };
}

const sub = (...given: TemplateValue[]) => ({ "Fn::Sub": given.length > 1 ? given : (given[0] ?? "") });
const uri = { "Fn::ImportValue": sub(`\${Build}-Uri`) };

test.each<[string, TemplateValue, string]>([
  ["a parameter", { Ref: "ImageUri" }, "image ImageUri"],
  ["a parameter in a text", sub(`\${ImageUri}`), "image ImageUri"],
  ["a parameter behind a variable", sub(`\${Uri}`, { Uri: { Ref: "ImageUri" } }), "image ImageUri"],
  ["a tag", sub(`\${Repository}:\${ImageTag}`), "tag ImageTag"],
  ["a tag after an export", sub(`\${Uri}:\${ImageTag}`, { Uri: uri }), "tag ImageTag"],
  ["a tag by joining", { "Fn::Join": [":", [{ Ref: "Repository" }, { Ref: "ImageTag" }]] }, "tag ImageTag"],
  ["a tag after a joined colon", { "Fn::Join": ["", [uri, ":", { Ref: "ImageTag" }]] }, "tag ImageTag"],
  ["a digest", sub(`\${Repository}@\${Digest}`), "digest Digest"],
  ["a fixed tag", sub(`\${Uri}:latest`, { Uri: uri }), ""],
  ["a fixed tag of a repository that is a parameter", sub(`\${Repository}:latest`), ""],
  ["a text", "public.ecr.aws/nginx/nginx:1", ""],
  ["a text that only looks like a parameter", sub(`app:\${!ImageTag}`), ""],
  ["a part of the tag", sub(`\${Repository}:v\${ImageTag}`), ""],
  ["a value of the Parameter Store", { Ref: "Stored" }, ""],
  ["one of fixed choices", { Ref: "Chosen" }, ""],
  ["a resource", { Ref: "Repo" }, ""],
  ["a condition", { "Fn::If": ["Own", { Ref: "ImageUri" }, "nginx"] }, "perhaps image ImageUri"],
])("an image by %s", (_, image, expected) => {
  const { parameter, candidates } = imageSourceOf(templateOf(image), "Web");
  const told = parameter
    ? `${parameter.holds} ${parameter.name}`
    : candidates.map((each) => `perhaps ${each.holds} ${each.name}`);
  expect(String(told)).toBe(expected);
});

test("the image of a task definition of one's own is the one of the container Main", () => {
  const ContainerDefinitions = [
    { Name: "Side", Image: "side:1" },
    { Name: "Main", Image: { Ref: "ImageUri" } },
  ];
  const resources = {
    Web: { type: "AWS::ECS::ExpressGatewayService", properties: { TaskDefinitionArn: { Ref: "Tasks" } }, metadata: {} },
    Tasks: { type: "AWS::ECS::TaskDefinition", properties: { ContainerDefinitions }, metadata: {} },
  };
  expect(imageSourceOf({ parameters, resources }, "Web").parameter).toEqual({ name: "ImageUri", holds: "image" });
});

test("a resource that the template does not have has no image", () => {
  expect(imageSourceOf(templateOf("x"), "Other")).toEqual({ candidates: [] });
});
