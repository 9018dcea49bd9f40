import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { deployInput, post, testIn, untilEnded } from "@/server/testing";
import { Killer, restart, runThroughKills } from "./kill-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 400 });

describe("killed before and after every call that changes something", { timeout: 900_000 }, () => {
  test.for([
    ["F1, F2: at once", 0],
    ["F1: ten minutes later, when CodeBuild has forgotten the token of the build", 600_000],
  ] as const)(
    "%s, a deploy is gone on with: one build, and one change of each stack",
    async ([name, laterMs], { sandbox }) => {
      const killer = new Killer(sandbox.origin);
      const input = deployInput(sandbox.target, { serviceName: `killed-${laterMs}`, createDefaultVpc: false });
      const since = sandbox.world.truth.at(-1)?.seq ?? 0;
      const run = await runThroughKills(killer, {
        start: async () => {
          await post(startRun, input);
          return input.idempotencyKey;
        },
        untilEnded: (id) => untilEnded(readRun, id),
        meanwhile: () => sandbox.world.step(laterMs),
      });
      await restart(new Killer(sandbox.origin, { kills: false }));

      expect(
        run.steps.filter(({ progress }) => progress !== "succeeded"),
        name,
      ).toEqual([]);
      const effects = sandbox.world.truth.filter(({ seq }) => seq > since);
      const counted = (effect: string) => effects.filter((entry) => entry.name === effect).length;
      expect(counted("codebuild.build-started")).toBe(1);
      expect(counted("cloudformation.operation-started")).toBe(2);
      expect(counted("cloudformation.change-set-planned")).toBe(2);
      expect(new Set(killer.kills.map(({ call }) => call.split(" ")[0]))).toEqual(
        new Set(["CreateChangeSet", "ExecuteChangeSet", "StartBuild"]),
      );
    },
  );
});
