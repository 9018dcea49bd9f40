import { describe, expect, test } from "vitest";
import { expectedTimes, type PastStep } from "./expected-times";

const run = (...steps: [PastStep["name"], number][]): PastStep[] => steps.map(([name, ms]) => ({ name, ms }));
const ofImage = (image: number, rollout: number) => run(["image", image], ["rollout", rollout]);

describe("what the steps of a run can be expected to take", () => {
  test("is not told of fewer than three runs", () => {
    expect(expectedTimes(["image"], [ofImage(1, 2), ofImage(1, 2)])).toEqual({ steps: [] });
  });

  test("is what half and nine tenths of the past runs needed, a step and from it to the end", () => {
    const past = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((ms) => ofImage(ms, 100 * ms));
    expect(expectedTimes(["image", "rollout"], past)).toEqual({
      steps: [
        { name: "image", samples: 10, p50Ms: 5, p90Ms: 9, p95Ms: 10, toEnd: { p50Ms: 505, p90Ms: 909 } },
        { name: "rollout", samples: 10, p50Ms: 500, p90Ms: 900, p95Ms: 1000, toEnd: { p50Ms: 500, p90Ms: 900 } },
      ],
    });
  });

  test("leaves out how long people took", () => {
    const past = [1, 2, 3].map((ms) => run(["approval", 1_000_000], ["queue", 5000], ["image", ms], ["rollout", ms]));
    const { steps } = expectedTimes(["queue", "image", "rollout"], past);
    expect(steps.map(({ name, toEnd }) => [name, toEnd?.p50Ms])).toEqual([
      ["image", 4],
      ["rollout", 2],
    ]);
  });

  test("a run that builds tells of the steps that one with an image has too, but not how long the whole takes", () => {
    const past = [1, 2, 3].map((ms) => run(["build", 50], ["image", ms], ["rollout", ms]));
    const [build, image] = expectedTimes(["check-target", "build", "image", "rollout"], past).steps;
    expect(build?.toEnd?.p50Ms).toBe(54);
    expect(image?.toEnd?.p50Ms).toBe(4);
    const [first] = expectedTimes(["image", "rollout", "health"], past).steps;
    expect(first).toMatchObject({ name: "image", samples: 3 });
    expect(first?.toEnd).toBeUndefined();
  });
});
