import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each([
  [undefined, "/"],
  ["/setup", "/setup"],
  ["/runs/1?tab=log#L12", "/runs/1?tab=log#L12"],
  ["https://elsewhere.example/", "/"],
  ["//elsewhere.example/", "/"],
  ["/\\elsewhere.example", "/"],
  ["/.//elsewhere.example", "/"],
  ["/setup/..//elsewhere.example", "/"],
  ["/\t/elsewhere.example", "/"],
  ["javascript:alert(1)", "/"],
  ["setup", "/"],
  ["/sign-in?callbackUrl=/sign-in", "/"],
])("after signing in, %s leads to %s", (wanted, path) => {
  expect(ownPath(wanted)).toBe(path);
});

/** Ways in which a host has been smuggled into a path somewhere. */
const hosts = [
  "elsewhere.example",
  "elsewhere.example/%2f..",
  "localhost:3000@elsewhere.example",
  "[::1]",
  "0x7f.1",
  "ⓔxample.com",
];
const prefixes = [
  ..."// /// \\\\ /\\ \\/ /\t/ /\n/ \t// /%09/ /./\\ /.// /..// //./ ///\\ https: https:/ https:// HTTPS:// http:\\\\".split(
    " ",
  ),
  ..."javascript:// data:text/html, vbscript: file:/// ftp:// blob:http:// ws:// view-source:http:// //\u3002 \u2028// @ .".split(
    " ",
  ),
];
const smuggled = prefixes.flatMap((prefix) => hosts.map((host) => `${prefix}${host}`));

test(`${smuggled.length} spellings of another place lead to a path of this console`, () => {
  expect(smuggled.length).toBeGreaterThanOrEqual(100);
  for (const spelling of smuggled) {
    const went = new URL(ownPath(spelling), "https://slipway.example.com");
    expect(went.origin, spelling).toBe("https://slipway.example.com");
    expect(ownPath(spelling), spelling).toMatch(/^\/(?![/\\])/);
  }
});
