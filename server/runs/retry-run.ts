import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ProblemError } from "@/lib/domain/problem";
import type { DeployRun } from "@/lib/domain/run";
import type { Recovery } from "@/lib/domain/stack-recovery";
import { rule } from "@/lib/text/en/rule";
import type { Context } from "@/server/context";
import { readDeployWork, readRun } from "@/server/store/runs";
import { startRun } from "./start-run";
import { wantedBuildStack, wantedServiceStack } from "./wanted-stacks";

/** A new run of the same input. What the one before has proven is not done again: an image that is in ECR is not built anew. */
export async function retryRun(
  context: Context,
  { id, recovery, queue, idempotencyKey }: InputOf<typeof contract.retryRun>,
): Promise<DeployRun> {
  const { store } = context;
  const run = await readRun(store, id);
  if (run.kind !== "deploy" || (run.progress !== "failed" && run.progress !== "cancelled"))
    throw new ProblemError("cannot-be-retried", `Run ${run.number} is ${run.kind} and ${run.progress}.`);
  const { begins: _begins, queue: _queue, ...input } = await readDeployWork(store, id);
  refuseOtherStack(input, recovery);
  const imageUri = run.ship.kind === "image" ? undefined : builtImageOf(run);
  return startRun(
    context,
    { ...input, idempotencyKey, ...(queue && { queue }) },
    { cause: "retry", causeRunId: id, takenOver: { imageUri, recovery } },
  );
}

function builtImageOf({ steps }: DeployRun): string | undefined {
  return steps.find(({ name, progress }) => name === "image" && progress === "succeeded")?.detail.image?.imageUri;
}

/** Only a stack of the deploy itself is brought out of its state by it. */
function refuseOtherStack(input: StartRunInput, recovery: Recovery | undefined): void {
  if (!recovery || stacksOf(input).includes(recovery.stackName)) return;
  const message = rule["recovery-stack"];
  throw new ProblemError("invalid-input", `recovery.stackName: ${message}`, {
    fields: [{ field: "recovery.stackName", rule: "recovery-stack", message }],
  });
}

function stacksOf({ serviceName, ship }: StartRunInput): string[] {
  if (ship.kind === "adopted") return ship.stackName ? [ship.stackName] : [];
  const made = { serviceName, ship };
  return [wantedServiceStack(made, "").stackName, ...(ship.kind === "image" ? [] : [wantedBuildStack(made).stackName])];
}
