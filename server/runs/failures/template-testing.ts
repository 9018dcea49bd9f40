import "server-only";
import { regions, type World } from "./way-testing";

type Properties = Record<string, unknown>;
type Resource = [type: string, properties?: Properties];

/** A template as JSON, which CloudFormation takes as well as YAML. */
export function templateOf(resources: Record<string, Resource>, outputs: Properties = {}): string {
  const Resources = Object.fromEntries(
    Object.entries(resources).map(([name, [Type, Properties = {}]]) => [name, { Type, Properties }]),
  );
  return JSON.stringify({ Resources, Outputs: outputs });
}

export function roleArn({ sandbox }: World, name: string): string {
  return `arn:aws:iam::${sandbox.world.account}:role/${name}`;
}

/** One Express service, with the roles that the account has for all of them. */
export function expressTemplate(world: World, ServiceName: string, changes: Properties = {}): string {
  const Image = `${world.sandbox.world.account}.dkr.ecr.${regions.services}.amazonaws.com/images:new`;
  return templateOf({
    Service: [
      "AWS::ECS::ExpressGatewayService",
      {
        ServiceName,
        ExecutionRoleArn: roleArn(world, "ecsTaskExecutionRole"),
        InfrastructureRoleArn: roleArn(world, "ecsInfrastructureRoleForExpressServices"),
        PrimaryContainer: { Image },
        ...changes,
      },
    ],
  });
}
