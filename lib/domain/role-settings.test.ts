import { describe, expect, test } from "vitest";
import { parseRoleSettings } from "./role-settings";

const target = "111122223333~eu-west-1";

describe("roles in the settings", () => {
  test.each([
    ["admin=person:alice@example.com", "admin", "person", "alice@example.com", "*"],
    [`admin=person:alice@example.com@${target}`, "admin", "person", "alice@example.com", target],
    ["deployer=identity-center-role:Deployer", "deployer", "identity-center-role", "Deployer", "*"],
    ["viewer=group:everyone@*", "viewer", "group", "everyone", "*"],
    [`viewer=group:team: web@${target}`, "viewer", "group", "team: web", target],
    ["  admin=person:identity-center:alice  ", "admin", "person", "identity-center:alice", "*"],
  ])("%s", (text, role, subjectKind, subject, where) => {
    expect(parseRoleSettings(text)).toMatchObject([{ role, subjectKind, subject, target: where, fromSettings: true }]);
  });

  test("several, with commas and spaces as people write them", () => {
    expect(parseRoleSettings("admin=person:a , , viewer=group:b,")).toHaveLength(2);
    expect(parseRoleSettings("")).toEqual([]);
  });

  test.each([
    "admin",
    "admin=alice",
    "owner=person:alice",
    "admin=user:alice",
    "admin=person:",
    "admin=person: ",
    "=person:alice",
    "admin=person:alice@111122223333~nowhere",
    "admin==person:alice",
    `admin=person:${"a".repeat(201)}`,
  ])("%s is refused, and named", (text) => {
    expect(() => parseRoleSettings(`viewer=group:everyone,${text}`)).toThrow(text.trim());
  });
});
