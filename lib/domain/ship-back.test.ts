import { expect, test } from "vitest";
import type { Ship } from "./deploy-input";
import { shipBack } from "./ship-back";

const imageUri = `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop@sha256:${"a".repeat(64)}`;
const settings = {} as Extract<Ship, { kind: "image" }>["settings"];
const stack = { stackName: "one", template: "{}", parameters: { Port: "80" } };
const templates: Ship = { kind: "templates", healthCheckPath: "/", buildStack: stack, serviceStack: stack };

test("what was built is shipped again as the image that came of it", () => {
  const built = { kind: "repository", repositoryUrl: "https://github.com/a/b", revision: "main", settings } as const;
  expect(shipBack(built, imageUri, [])).toEqual({ kind: "image", imageUri, settings });
});

test.each(["ImageUri", "Image", "ContainerImage", "imageUrl", "ImageIdentifier"])(
  "own templates get the image by their parameter %s",
  (name) => {
    const serviceStack = { ...stack, parameters: { Port: "80", [name]: imageUri } };
    expect(shipBack(templates, imageUri, ["Port", name])).toEqual({ ...templates, imageUri, serviceStack });
  },
);

test.each([[[]], [["Port", "ImageBuildStackName", "ImageTag"]]])(
  "own templates with the parameters %j say themselves what they deploy",
  (names) => {
    expect(shipBack(templates, imageUri, names)).toBeUndefined();
  },
);
