import "server-only";
import type { DeployStepName, Run, StepFailure } from "@/lib/domain/run";
import type { AwsClients } from "@/server/aws/clients";
import { getAwsClients } from "@/server/context";
import { failureOf } from "../failure-of";
import { deploy, regions, targetIn, type Way, type World } from "./way-testing";

/**
 * What AWS answers to a call of the console's own, as the step of a run that would tell it: for answers that a run waits out, or that only
 * come where somebody else acts in between.
 */
export function answering(
  place: keyof typeof regions,
  name: DeployStepName,
  ask: (aws: AwsClients, world: World) => Promise<unknown>,
): Way {
  return failing(name, async (world) => {
    const aws = await getAwsClients(regions[place]);
    return ask(aws, world).then(
      (answer) => ({ rule: "test", message: `AWS has refused nothing: ${JSON.stringify(answer)}` }),
      failureOf,
    );
  });
}

/** A run that has failed at this step, by what is found out. */
export function failing(name: DeployStepName, findOut: (world: World) => Promise<StepFailure>): Way {
  return async (world) => {
    const [run, failure] = await Promise.all([anyFailed(world), findOut(world)]);
    const steps = run.steps.map((step) => (step.progress === "failed" ? { ...step, name, failure } : step));
    return { ...run, steps } as Run;
  };
}

let failed: Promise<Run> | undefined;

function anyFailed(world: World): Promise<Run> {
  const image = {
    from: "registry",
    imageUri: `${world.sandbox.world.account}.dkr.ecr.${regions.builds}.amazonaws.com/images:gone`,
  } as const;
  const serviceArn = `arn:aws:ecs:${regions.builds}:${world.sandbox.world.account}:service/default/any`;
  failed ??= deploy(targetIn(world, "builds"), "any", {
    ...{ kind: "adopted", serviceArn, image },
    change: { by: "service-update" },
  });
  return failed;
}
