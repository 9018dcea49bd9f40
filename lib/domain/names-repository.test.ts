import { expect, test } from "vitest";
import { addressesIn, namesRepository } from "./names-repository";

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

test.each([
  [`docker push ${registry}/team/app:latest`, [`${registry}/team/app`]],
  [
    "docker build -t $AWS_ACCOUNT_ID.dkr.ecr.$AWS_DEFAULT_REGION.amazonaws.com/app:$TAG .",
    ["$AWS_ACCOUNT_ID.dkr.ecr.$AWS_DEFAULT_REGION.amazonaws.com/app"],
  ],
  [`docker tag app ${registry}/app\ndocker push "${registry}/app"`, [`${registry}/app`]],
  [`docker login ${registry}`, []],
  ["docker pull public.ecr.aws/docker/library/node:22", []],
  ["ci/buildspec.yml", []],
  [undefined, []],
])("%s has the addresses %j", (buildspec, addresses) => {
  expect(addressesIn(buildspec)).toEqual(addresses);
  for (const each of addresses) expect(namesRepository(each, "app")).toBe(true);
});
