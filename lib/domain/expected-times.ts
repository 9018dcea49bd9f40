import { z } from "zod";
import { StepName } from "./run";

const range = { p50Ms: z.number(), p90Ms: z.number() };

/** How long a step takes, and the run from its beginning on, by past runs that succeeded. */
export const StepTimes = z.object({
  name: StepName,
  samples: z.int(),
  ...range,
  p95Ms: z.number(),
  /** From the beginning of the step to the end of the run. */
  toEnd: z.object(range).optional(),
});
export type StepTimes = z.infer<typeof StepTimes>;

/** Only steps of which enough is known. */
export const ExpectedTimes = z.object({ steps: z.array(StepTimes) });
export type ExpectedTimes = z.infer<typeof ExpectedTimes>;

export interface PastStep {
  name: StepName;
  ms: number;
}

const leastSamples = 3;

/** These last as long as people need. */
const ofPeople: readonly StepName[] = ["queue", "approval", "confirm"];

/**
 * What the steps of a run can be expected to take. The time to the end counts past runs only that went through the same steps from
 * there on: one that builds is no measure for one that has its image.
 */
export function expectedTimes(names: readonly StepName[], past: readonly (readonly PastStep[])[]): ExpectedTimes {
  const own = names.filter((name) => !ofPeople.includes(name));
  const runs = past.map((steps) => steps.filter(({ name }) => !ofPeople.includes(name)));
  return {
    steps: own.flatMap((name, index) => {
      const taken = runs.flatMap((steps) => steps.find((step) => step.name === name)?.ms ?? []);
      if (taken.length < leastSamples) return [];
      const rest = own.slice(index);
      const toEnd = runs.flatMap((steps) => timeOf(steps, rest) ?? []);
      return {
        name,
        samples: taken.length,
        ...rangeOf(taken),
        p95Ms: percentile(taken, 0.95),
        ...(toEnd.length >= leastSamples && { toEnd: rangeOf(toEnd) }),
      };
    }),
  };
}

/** Of exactly these steps at the end of a run. */
function timeOf(steps: readonly PastStep[], rest: readonly StepName[]): number | undefined {
  const last = steps.slice(-rest.length);
  const isSame = last.length === rest.length && last.every(({ name }, index) => name === rest[index]);
  return isSame ? last.reduce((sum, { ms }) => sum + ms, 0) : undefined;
}

function rangeOf(values: readonly number[]): { p50Ms: number; p90Ms: number } {
  return { p50Ms: percentile(values, 0.5), p90Ms: percentile(values, 0.9) };
}

/** The nearest rank: a value that was really seen. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
