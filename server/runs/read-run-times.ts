import "server-only";
import { type ExpectedTimes, expectedTimes } from "@/lib/domain/expected-times";
import type { Context } from "@/server/context";
import { listPastSteps } from "@/server/store/past-steps";
import { readRun } from "@/server/store/runs";

const pastRuns = 20;

export async function readRunTimes({ store }: Context, { id }: { id: string }): Promise<ExpectedTimes> {
  const { kind, target, serviceName, steps } = await readRun(store, id);
  if (kind !== "deploy" || serviceName === undefined) return { steps: [] };
  const past = await listPastSteps(store, { target, serviceName, limit: pastRuns });
  return expectedTimes(
    steps.map(({ name }) => name),
    past,
  );
}
