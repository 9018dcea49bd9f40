import type { CliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import { makeCliCommand } from "./make-cli-command";
import { pauseCommand, resumeCommand } from "./pause-commands";
import type { ServiceDetail } from "./service-detail";
import { shellLines } from "./shell-word";
import type { Target } from "./target";

type Seen = Pick<ServiceDetail, "serviceArn" | "serviceName" | "clusterName" | "mode" | "configuration"> & {
  row: Pick<ServiceDetail["row"], "pause">;
};

/** How the AWS CLI looks at a service, rolls the same image out again, stops what is being rolled out, and pauses it. */
export function serviceCommands(target: Target, service: Seen): CliCommand[] {
  const { serviceArn, clusterName, serviceName, mode, configuration, row } = service;
  const isExpress = mode === "express";
  const names = [`--cluster ${clusterName}`, `--service ${serviceName}`];
  const underWay = `aws ecs list-service-deployments ${names.join(" ")} --status IN_PROGRESS`;
  const newest = "--query 'serviceDeployments[0].serviceDeploymentArn' --output text";
  const commands: (CliCommand | false | undefined)[] = [
    makeCliCommand("place", cliPlace(target)),
    isExpress
      ? makeCliCommand("look", `aws ecs describe-express-gateway-service --service-arn ${serviceArn}`)
      : makeCliCommand("look", `aws ecs describe-services --cluster ${clusterName} --services ${serviceName}`),
    isExpress && makeCliCommand("follow", `aws ecs monitor-express-gateway-service --service-arn ${serviceArn}`),
    configuration?.logGroupName !== undefined &&
      makeCliCommand("log", `aws logs tail ${configuration.logGroupName} --follow`),
    rollOutCommand(service),
    makeCliCommand(
      "stop",
      `deployment=$(${underWay} ${newest})`,
      'aws ecs stop-service-deployment --stop-type ROLLBACK --service-deployment-arn "$deployment"',
    ),
    isExpress && (row.pause ? resumeCommand(service) : pauseCommand(service)),
  ];
  return commands.filter((each) => typeof each === "object");
}

/** The same image once more. */
export function rollOutCommand({ clusterName, serviceName }: Pick<Seen, "clusterName" | "serviceName">): CliCommand {
  const names = [`--cluster ${clusterName}`, `--service ${serviceName}`];
  return makeCliCommand("roll-out", shellLines("aws ecs update-service", ...names, "--force-new-deployment"));
}
