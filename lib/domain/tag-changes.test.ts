import { expect, test } from "vitest";
import { tagChanges } from "./tag-changes";

test.each([
  ["nothing wanted, nothing done", { "slipway:service": "shop" }, {}, [], { set: {}, drop: [] }],
  ["what is so already stays", { team: "a" }, { team: "a" }, ["team"], { set: {}, drop: [] }],
  ["another value", { team: "a" }, { team: "b" }, ["team"], { set: { team: "b" }, drop: [] }],
  [
    "what was wanted and is not any more",
    { team: "a", x: "1" },
    { x: "1" },
    ["team", "x"],
    { set: {}, drop: ["team"] },
  ],
  ["what somebody else has set stays", { cost: "42" }, { team: "a" }, [], { set: { team: "a" }, drop: [] }],
  ["what somebody has taken away comes back", {}, { team: "a" }, ["team"], { set: { team: "a" }, drop: [] }],
])("%s", (_, there, wanted, before, changes) => {
  expect(tagChanges(there, wanted, before)).toEqual(changes);
});
