import { expect } from "vitest";
import { findDangling } from "./conformance/dangling";
import { scenarios } from "./scenarios";
import { clientsOf } from "./scenarios/testing";
import { test } from "./testing";

test.for(scenarios.map(({ name, settings }) => [name, settings] as const))(
  "a sandbox begins as the scenario %s says",
  async ([scenario, settings], { start }) => {
    const sandbox = await start({ scenario });
    const { Vpcs = [] } = await clientsOf(sandbox).ec2.describeVpcs({});

    expect(sandbox.world.settings).toEqual(settings);
    expect(Vpcs.length > 0).toBe(settings.ec2.defaultVpc);
    expect(sandbox.world.truth.filter(({ name }) => name === "sandbox.task-failed")).toEqual([]);
    if (scenario !== "ten-thousand-services") expect(findDangling(sandbox.world)).toEqual([]);
  },
);

test("every scenario has a name of its own and says what it is for", () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  expect(scenarios.filter(({ summary }) => summary === "")).toEqual([]);
});
