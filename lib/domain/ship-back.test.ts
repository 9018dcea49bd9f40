import { expect, test } from "vitest";
import type { AdoptedShip } from "./adopted-ship";
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
    expect(shipBack(templates, imageUri, ["Port", name])).toEqual({ ...templates, serviceStack });
  },
);

const adopted = (change: AdoptedShip["change"]): AdoptedShip => ({
  kind: "adopted",
  serviceArn: "arn:aws:ecs:eu-west-1:111122223333:service/default/shop",
  image: { from: "same-tag" },
  change,
});

test.each<[string, AdoptedShip["change"], boolean]>([
  ["a service update", { by: "service-update" }, true],
  ["a parameter of the image", { by: "change-set", stackName: "a", parameter: { name: "I", holds: "image" } }, true],
  ["a parameter of its digest", { by: "change-set", stackName: "a", parameter: { name: "D", holds: "digest" } }, true],
  ["a parameter of its tag", { by: "change-set", stackName: "a", parameter: { name: "T", holds: "tag" } }, false],
])("what others have made goes back by %s", (_, change, isPossible) => {
  const back = { ...adopted(change), image: { from: "registry", imageUri } };
  expect(shipBack(adopted(change), imageUri, [])).toEqual(isPossible ? back : undefined);
});

test("what was the same tag again goes back by its digest, past the stack", () => {
  expect(shipBack(adopted({ by: "forced-deployment" }), imageUri, [])).toEqual({
    ...adopted({ by: "service-update" }),
    image: { from: "registry", imageUri },
  });
});

test.each([[[]], [["Port", "ImageBuildStackName", "ImageTag"]]])(
  "own templates with the parameters %j say themselves what they deploy",
  (names) => {
    expect(shipBack(templates, imageUri, names)).toBeUndefined();
  },
);
