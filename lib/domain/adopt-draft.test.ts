import { describe, expect, test } from "vitest";
import { adoptDraftOf, adoptInputOf, imageSources, keyOf, stillFound, waysFor, withSource } from "./adopt-draft";
import { parameterValue } from "./adopted";
import { changesOf } from "./adopted-changes";
import type { AdoptedShip } from "./adopted-ship";
import type { Adoption } from "./adoption";
import { StartRunInput } from "./deploy-input";

const target = "111122223333~eu-west-1";
const key = "5d1c1e9e-6f0a-4f9b-9a55-0b8f4d9d8a11";
const serviceArn = "arn:aws:ecs:eu-west-1:111122223333:service/default/chat";
const build = { projectName: "chat-build", repositoryName: "chat", sourceType: "GITHUB", hasRevisions: true };
const adoption: Adoption = {
  serviceArn,
  madeBy: { by: "cloudformation", stackName: "chat" },
  image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/chat:latest",
  stack: { stackName: "chat", status: "UPDATE_COMPLETE", isNested: false, candidates: [] },
  builds: [build, { ...build, projectName: "other" }],
  changes: [{ by: "service-update" }, { by: "forced-deployment" }],
  problems: [],
};
const last: AdoptedShip = {
  kind: "adopted",
  serviceArn,
  image: { from: "build", projectName: "other", repositoryName: "chat", revision: "next" },
  change: { by: "forced-deployment" },
};

describe("the ways to another image", () => {
  const parameter = { name: "ImageUri", holds: "image" } as const;
  const stack = { stackName: "chat", status: "CREATE_COMPLETE", isNested: false, candidates: [] };
  const plain = { isByTag: true, isByTaskDefinition: false };

  test.each<[string, Parameters<typeof changesOf>[0], string[]]>([
    ["a parameter", { ...plain, stack: { ...stack, imageParameter: parameter } }, ["change-set:ImageUri"]],
    [
      "a parameter of a nested stack",
      { ...plain, stack: { ...stack, imageParameter: parameter, isNested: true } },
      ["service-update", "forced-deployment"],
    ],
    [
      "a parameter that is not certain",
      { ...plain, stack: { ...stack, candidates: [parameter] } },
      ["service-update", "forced-deployment", "change-set:ImageUri"],
    ],
    ["a fixed tag", { ...plain, stack }, ["service-update", "forced-deployment"]],
    ["a digest, in no stack", { isByTag: false, isByTaskDefinition: false }, ["service-update"]],
    ["a task definition of its own, by tag", { isByTag: true, isByTaskDefinition: true }, ["forced-deployment"]],
    ["a task definition of its own, by digest", { isByTag: false, isByTaskDefinition: true }, []],
  ])("%s", (_, found, expected) => {
    expect(changesOf(found).map(keyOf)).toEqual(expected);
  });
});

test("it begins as the last deploy was", () => {
  const draft = adoptDraftOf(adoption, last);
  expect(draft).toMatchObject({ from: "build", projectName: "other", revision: "next", way: "forced-deployment" });
});

test("a way that is not there any more gives way to the first", () => {
  const changes: Adoption["changes"] = [{ by: "service-update" }];
  expect(adoptDraftOf({ ...adoption, changes }, last).way).toBe("service-update");
  expect(imageSources({ ...adoption, changes })).toEqual(["build", "registry"]);
});

test("without a project an image is picked", () => {
  expect(adoptDraftOf({ ...adoption, builds: [] }, last).from).toBe("registry");
});

describe("a draft that was left", () => {
  const left = { ...adoptDraftOf(adoption, last), revision: "typed", reason: "because" };

  test.each<[string, Partial<Adoption>, Partial<typeof left>]>([
    ["what is there", {}, left],
    ["no such way", { changes: [{ by: "service-update" }] }, { ...left, way: "service-update" }],
    ["no such project", { builds: [build] }, { ...left, projectName: "chat-build", revision: "" }],
    ["no project", { builds: [] }, { ...left, from: "registry", projectName: "", revision: "", way: "service-update" }],
  ])("keeps what can still be had: %s", (_, now, expected) => {
    expect(stillFound(left, { ...adoption, ...now })).toEqual(expected);
  });
});

test("an image that was picked cannot go by the same tag", () => {
  const draft = withSource(
    { ...adoptDraftOf(adoption, undefined), way: "forced-deployment" },
    "registry",
    adoption.changes,
  );
  expect(draft.way).toBe("service-update");
  expect(waysFor("registry", adoption.changes)).toEqual([{ by: "service-update" }]);
  expect(withSource(draft, "same-tag", adoption.changes).way).toBe("forced-deployment");
});

test("what it asks for is allowed", () => {
  const input = adoptInputOf(adoptDraftOf(adoption, undefined), adoption, { target, serviceName: "chat" }, key);
  expect(StartRunInput.parse(input).ship).toEqual({
    kind: "adopted",
    serviceArn,
    image: { from: "build", projectName: "chat-build", repositoryName: "chat" },
    change: { by: "service-update" },
    stackName: "chat",
  });
});

test.each([
  ["image", ["latest"], "repo@sha256:aa"],
  ["digest", ["latest"], "sha256:aa"],
  ["tag", ["latest", "v2", "3f2a9c1"], "3f2a9c1"],
  ["tag", ["latest", "v2"], "v2"],
  ["tag", ["latest"], "latest"],
  ["tag", [], undefined],
] as const)("a parameter that holds the %s of an image with tags %j", (holds, tags, expected) => {
  const image = { imageUri: "repo@sha256:aa", digest: "sha256:aa", tags: [...tags] };
  expect(parameterValue({ name: "P", holds }, image)).toBe(expected);
});
