import { expect, test } from "vitest";
import { compareUrl } from "./compare-url";

test.each([
  ["https://github.com/acme/shop.git", "https://github.com/acme/shop/compare/a1...b2"],
  ["https://github.com/acme/shop/", "https://github.com/acme/shop/compare/a1...b2"],
  ["https://bitbucket.org/acme/shop", "https://bitbucket.org/acme/shop/branches/compare/b2%0Da1"],
  ["https://git.example.com/acme/shop", undefined],
  ["no address", undefined],
])("the commits between two of %s", (repository, expected) => {
  expect(compareUrl(repository, "a1", "b2")).toBe(expected);
});
