import type { CliCommand } from "./cli-command";
import { makeCliCommand } from "./make-cli-command";
import { minTasksParameter } from "./service-parameters";
import { stackParameterLines } from "./stack-parameter-command";

interface Paused {
  serviceArn: string;
  serviceName: string;
  clusterName: string;
}

/** Takes all tasks of an Express service away. */
export function pauseCommand(service: Paused): CliCommand {
  return makeCliCommand("pause", ...scaleLines(service, 0));
}

/** Gives it one again, as few as it may have. */
export function resumeCommand(service: Paused): CliCommand {
  return makeCliCommand("resume", ...scaleLines(service, 1));
}

/**
 * Where a stack has the service, the stack has to know: its next change would take back what was done past it. Where AWS does not
 * say whether one has it, nothing is done.
 */
function scaleLines({ serviceArn, serviceName, clusterName }: Paused, tasks: number): string[] {
  const newest = "sort_by(service.activeConfigurations,&createdAt)[-1].scalingTarget";
  const scaling = `--query '${newest}.merge(@, {minTaskCount: \`${tasks}\`})' --output json`;
  const owner = `--physical-resource-id ${serviceArn} --query "StackResources[0].StackName" --output text`;
  return [
    `if stack=$(aws cloudformation describe-stack-resources ${owner} 2>&1); then`,
    ...indented(stackParameterLines('"$stack"', minTasksParameter, String(tasks))),
    'elif [[ "$stack" == *"does not exist"* ]]; then',
    ...indented([
      `scaling=$(aws ecs describe-express-gateway-service --service-arn ${serviceArn} ${scaling})`,
      `aws ecs update-express-gateway-service --service-arn ${serviceArn} --scaling-target "$scaling"`,
    ]),
    "else",
    ...indented(['echo "$stack" >&2', "false"]),
    `fi && aws ecs update-service --cluster ${clusterName} --service ${serviceName} --desired-count ${tasks}`,
  ];
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`);
