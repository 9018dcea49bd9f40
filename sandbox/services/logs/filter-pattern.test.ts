import { expect, test } from "vitest";
import { filterPattern } from "./filter-pattern";

const record = JSON.stringify({
  level: "ERROR",
  status: 503,
  path: "/a b",
  user: { name: "ann", "full.name": "Ann Lee" },
  tags: ["x", "y"],
  ok: false,
  cause: null,
});
const request = '127.0.0.1 - ann [10/Oct/2026:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

test.each([
  ["", "anything", true],
  ["ERROR", "an ERROR here", true],
  ["ERROR", "an error here", false],
  ["ERROR down", "down by ERROR", true],
  ["ERROR down", "ERROR", false],
  ['"two parts"', "in two parts", true],
  ['"two parts"', "parts two", false],
  ['"say \\"hi\\""', 'I say "hi"', true],
  ["?ERROR ?WARN", "a WARN", true],
  ["?ERROR ?WARN", "an INFO", false],
  ["ERROR ?WARN", "ERROR alone", true],
  ["ERROR -retry", "ERROR", true],
  ["ERROR -retry", "ERROR, retry", false],
  ["%ERR[0-9]+%", "code ERR42", true],
  ["%ERR[0-9]+%", "code ERR", false],
] as const)("the terms %s and %j: %s", (pattern, message, fits) => {
  expect(filterPattern(pattern)(message)).toBe(fits);
});

test.each([
  ['{ $.level = "ERROR" }', true],
  ["{ $.level = ERROR }", true],
  ["{ $.level != ERROR }", false],
  ["{ $.level = ERR* }", true],
  ["{ $.status = 503 }", true],
  ["{ $.status >= 500 && $.level = WARN }", false],
  ["{ $.status >= 500 && ($.level = WARN || $.user.name = ann) }", true],
  ["{ $.status < 500 }", false],
  ["{ $.user['full.name'] = \"Ann Lee\" }", true],
  ['{ $.tags[1] = "y" }', true],
  ["{ $.ok IS FALSE }", true],
  ["{ $.cause IS NULL }", true],
  ["{ $.missing NOT EXISTS }", true],
  ["{ $.level NOT EXISTS }", false],
  ["{ $.level = %^ERR% }", true],
] as const)("the members %s: %s", (pattern, fits) => {
  expect(filterPattern(pattern)(record)).toBe(fits);
  expect(filterPattern(pattern)("no JSON")).toBe(false);
});

test.each([
  ["[ip, id, user, time, request, status, bytes]", true],
  ["[ip, id, user, time, request, status = 4*, bytes]", true],
  ["[ip, id, user, time, request, status = 404, bytes > 2000]", false],
  ["[ip, ..., status = 404 || status = 410, bytes]", true],
  ['[..., request = "GET *", status, bytes]', true],
  ["[ip, user]", false],
] as const)("the columns %s: %s", (pattern, fits) => {
  expect(filterPattern(pattern)(request)).toBe(fits);
});

test.each(["{ $.level = }", "{ level = 1 }", "{ $.a = 1", "[a, b", "[a >]", "%[%", "{ $.a > word }"])(
  "%s is no pattern",
  (pattern) => {
    expect(() => filterPattern(pattern)).toThrow("Invalid filter pattern");
  },
);
