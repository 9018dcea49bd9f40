import type { CliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import { currentStep } from "./current-step";
import { makeCliCommand } from "./make-cli-command";
import type { DeployRun, Step, StepDetail } from "./run";
import type { Target } from "./target";

/** How the AWS CLI stops a build. */
export function stopBuildCommands(target: Target, buildId: string): CliCommand[] {
  return [
    makeCliCommand("place", cliPlace(target)),
    makeCliCommand("stop-build", `aws codebuild stop-build --id ${buildId} --query build.buildStatus`),
  ];
}

/** How the AWS CLI has CloudFormation take back the update of a stack. */
export function cancelUpdateCommands(target: Target, stackName: string): CliCommand[] {
  return [makeCliCommand("place", cliPlace(target)), stopStack({ stackName })];
}

/** How the AWS CLI stops what a run has under way at AWS; nothing where it has nothing under way there. */
export function stopRunCommands(run: DeployRun): CliCommand[] {
  const { target, steps } = run;
  const step = currentStep(run);
  if (step?.detail.build) return stopBuildCommands(target, step.detail.build.id);
  const command = step?.name === "rollout" ? stopRollout(step.detail, steps) : step && stopStackOf(step);
  return command ? [makeCliCommand("place", cliPlace(target)), command] : [];
}

/** ECS goes back to what served before; where nothing has, the stack goes. */
function stopRollout({ rollout }: StepDetail, steps: DeployRun["steps"]): CliCommand | undefined {
  const { serviceDeploymentArn, revisions = [] } = rollout ?? {};
  const ofStack = steps.find(({ name }) => name === "service-stack");
  if (!serviceDeploymentArn || !revisions.some(({ isNew }) => !isNew)) return ofStack && stopStackOf(ofStack);
  const stop = "aws ecs stop-service-deployment --stop-type ROLLBACK";
  return makeCliCommand("stop", `${stop} --service-deployment-arn ${serviceDeploymentArn}`);
}

function stopStackOf({ detail: { stack } }: Step): CliCommand | undefined {
  return stack && stopStack(stack);
}

/** A stack that is being made has nothing to go back to. */
function stopStack({ stackName, status }: Pick<NonNullable<StepDetail["stack"]>, "stackName" | "status">): CliCommand {
  if (status?.startsWith("CREATE"))
    return makeCliCommand("delete-stack", `aws cloudformation delete-stack --stack-name ${stackName}`);
  return makeCliCommand("cancel-update", `aws cloudformation cancel-update-stack --stack-name ${stackName}`);
}
