import { expect, test } from "vitest";
import { namesRepository } from "./names-repository";

const registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

test.each([
  ["app", true],
  [`${registry}/app`, true],
  [`${registry}/app:latest`, true],
  [`${registry}/other-app`, false],
  ["apple", false],
  ["", false],
])("%s names the repository app: %s", (value, isNamed) => {
  expect(namesRepository(value, "app")).toBe(isNamed);
});
