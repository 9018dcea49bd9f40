import { cliPlace } from "./cli-place";
import type { ServiceDetail } from "./service-detail";
import { shellLines } from "./shell-word";
import type { Target } from "./target";

type Seen = Pick<ServiceDetail, "serviceArn" | "serviceName" | "clusterName" | "mode" | "configuration">;

export interface ServiceCommand {
  does: "place" | "look" | "follow" | "log" | "roll-out" | "stop";
  command: string;
}

/** How the AWS CLI looks at a service, rolls the same image out again, and stops what is being rolled out. */
export function serviceCommands(target: Target, service: Seen): ServiceCommand[] {
  const { serviceArn, clusterName, serviceName, mode, configuration } = service;
  const look =
    mode === "express"
      ? `aws ecs describe-express-gateway-service --service-arn ${serviceArn}`
      : `aws ecs describe-services --cluster ${clusterName} --services ${serviceName}`;
  const names = [`--cluster ${clusterName}`, `--service ${serviceName}`];
  const commands: ServiceCommand[] = [
    { does: "place", command: cliPlace(target) },
    { does: "look", command: look },
  ];
  if (mode === "express")
    commands.push({ does: "follow", command: `aws ecs monitor-express-gateway-service --service-arn ${serviceArn}` });
  if (configuration?.logGroupName)
    commands.push({ does: "log", command: `aws logs tail ${configuration.logGroupName} --follow` });
  const underWay = `aws ecs list-service-deployments ${names.join(" ")} --status IN_PROGRESS`;
  const newest = "--query 'serviceDeployments[0].serviceDeploymentArn' --output text";
  return [
    ...commands,
    { does: "roll-out", command: shellLines("aws ecs update-service", ...names, "--force-new-deployment") },
    {
      does: "stop",
      command: [
        `deployment=$(${underWay} ${newest})`,
        'aws ecs stop-service-deployment --stop-type ROLLBACK --service-deployment-arn "$deployment"',
      ].join("\n"),
    },
  ];
}
