import { type CliCommand, cliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
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
    cliCommand("place", cliPlace(target)),
    isExpress
      ? cliCommand("look", `aws ecs describe-express-gateway-service --service-arn ${serviceArn}`)
      : cliCommand("look", `aws ecs describe-services --cluster ${clusterName} --services ${serviceName}`),
    isExpress && cliCommand("follow", `aws ecs monitor-express-gateway-service --service-arn ${serviceArn}`),
    configuration?.logGroupName !== undefined &&
      cliCommand("log", `aws logs tail ${configuration.logGroupName} --follow`),
    cliCommand("roll-out", shellLines("aws ecs update-service", ...names, "--force-new-deployment")),
    cliCommand(
      "stop",
      `deployment=$(${underWay} ${newest})`,
      'aws ecs stop-service-deployment --stop-type ROLLBACK --service-deployment-arn "$deployment"',
    ),
    isExpress && (row.pause ? resumeCommand(service) : pauseCommand(service)),
  ];
  return commands.filter((each) => typeof each === "object");
}
