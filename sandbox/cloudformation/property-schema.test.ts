import { expect, test } from "vitest";
import {
  choice,
  conform,
  flag,
  integer,
  json,
  listOf,
  number,
  objectOf,
  required,
  text,
  violationText,
} from "./property-schema";
import type { TemplateObject } from "./template-value";

const schema = {
  Name: required(text),
  Port: integer,
  Target: number,
  IsPublic: flag,
  Mode: choice("A", "B"),
  Policy: json,
  Variables: listOf(objectOf({ Name: required(text), Value: text })),
};

test("every value gets the type of its property, however the template wrote it", () => {
  const { value, violations } = conform(schema, {
    Name: 7,
    Port: "080",
    Target: "60.5",
    IsPublic: "true",
    Mode: "A",
    Policy: { Version: "2012-10-17" },
    Variables: [{ Name: "PORT", Value: 80 }],
  });
  expect(violations).toEqual([]);
  expect(value).toEqual({
    Name: "7",
    Port: 80,
    Target: 60.5,
    IsPublic: true,
    Mode: "A",
    Policy: { Version: "2012-10-17" },
    Variables: [{ Name: "PORT", Value: "80" }],
  });
});

test.each<[TemplateObject, string]>([
  [{ Name: "a", Colour: "red" }, "#: extraneous key [Colour] is not permitted"],
  [{}, "#: required key [Name] not found"],
  [{ Name: "a", Port: "eighty" }, "#/Port: expected type: Integer, found: String"],
  [{ Name: "a", IsPublic: "yes" }, "#/IsPublic: expected type: Boolean, found: String"],
  [{ Name: ["a"] }, "#/Name: expected type: String, found: JSONArray"],
  [{ Name: "a", Variables: "x" }, "#/Variables: expected type: JSONArray, found: String"],
  [{ Name: "a", Variables: [{ Value: "x" }] }, "#/Variables/0: required key [Name] not found"],
  [{ Name: "a", Mode: "C" }, "#/Mode: C is not a valid enum value"],
  [
    { Nom: "a" },
    "#: 2 schema violations found\n#: extraneous key [Nom] is not permitted\n#: required key [Name] not found",
  ],
])("%j breaks the schema in CloudFormation's words", (given, message) => {
  expect(violationText(conform(schema, given).violations)).toBe(message);
});
