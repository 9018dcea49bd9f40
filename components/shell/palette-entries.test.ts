import { expect, test } from "vitest";
import type { TeamTarget } from "@/lib/domain/team-status";
import { en } from "@/lib/text/en";
import { keys } from "@/lib/text/en/keys";
import { findEntries, paletteEntries } from "./palette-entries";

const target: TeamTarget = {
  target: "111122223333~eu-west-1",
  alias: "Shop production",
  colour: "plain",
  isProtected: true,
  gaps: [],
  services: (["shop", "workshop", "desk"] as const).map((serviceName) => ({
    serviceName,
    clusterName: serviceName === "desk" ? "tools" : "default",
    mode: serviceName === "desk" ? "standard" : "express",
    state: "healthy",
    tasks: { running: 1, desired: 1 },
  })),
};
const entries = paletteEntries([target], en, keys);

test.each([
  ["shop", ["Shop production", "shop", "Deploy shop", "workshop", "Deploy workshop", "desk"]],
  ["SHOP deploy", ["Deploy shop", "Deploy workshop"]],
  ["ｄｅｓｋ", ["desk"]],
  ["eu-west wor", ["workshop", "Deploy workshop"]],
  ["costs", ["Costs"]],
  ["nothing", []],
])("%s finds %j", (query, labels) => {
  expect(findEntries(entries, query).map(({ label }) => label)).toEqual(labels);
});

test("a service of another cluster is opened there", () => {
  expect(findEntries(entries, "desk")[0]?.href).toBe("/111122223333~eu-west-1/desk?cluster=tools");
});
