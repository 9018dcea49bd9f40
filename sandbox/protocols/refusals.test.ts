import { expect, test } from "vitest";
import { queryCodeOf } from "./refusals";

test.each([
  ["UnknownOperationException", "InvalidAction"],
  ["InvalidSignatureException", "SignatureDoesNotMatch"],
  ["ExpiredTokenException", "ExpiredToken"],
  ["ThrottlingException", "Throttling"],
  ["ResourceNotFound", "ResourceNotFound"],
])("a service that was a Query service once told %s as %s", (jsonCode, queryCode) => {
  expect(queryCodeOf(jsonCode)).toBe(queryCode);
});
