import { expect, test } from "vitest";
import { scenarios } from "@/sandbox/scenarios";
import { demoScenarios } from "./demo-scenarios.mjs";

test.each(Object.entries(demoScenarios))(
  "the demo knows where people sign in and where services are in %s",
  (name, demo) => {
    const scenario = scenarios.find((each) => each.name === name);
    expect(scenario?.settings?.identityCenter).toMatchObject({ startUrls: [demo.startUrl] });
    const accounts = new Map(scenario?.accounts?.map((account) => [account.id, account.name]));
    for (const { target, name: alias } of demo.targets) expect(accounts.get(target.split("~")[0] ?? "")).toBe(alias);
    expect(new Set(demo.targets.map(({ target }) => target.split("~")[0])).size).toBe(
      demo.targets.length > 0 ? accounts.size : 0,
    );
  },
);
