import type { ResourceType } from "./resource-type";
import { cdkMetadata } from "./resources/cdk-metadata";
import { cloudwatchAlarm } from "./resources/cloudwatch-alarm";
import { codeBuildProject } from "./resources/codebuild-project";
import { customResource, isCustomName } from "./resources/custom-resource";
import { ec2Eip } from "./resources/ec2-eip";
import { ec2InternetGateway } from "./resources/ec2-internet-gateway";
import { ec2NatGateway } from "./resources/ec2-nat-gateway";
import { ec2Route } from "./resources/ec2-route";
import { ec2RouteTable } from "./resources/ec2-route-table";
import { ec2SecurityGroup } from "./resources/ec2-security-group";
import { ec2SecurityGroupEgress } from "./resources/ec2-security-group-egress";
import { ec2SecurityGroupIngress } from "./resources/ec2-security-group-ingress";
import { ec2Subnet } from "./resources/ec2-subnet";
import { ec2SubnetRouteTableAssociation } from "./resources/ec2-subnet-route-table-association";
import { ec2Vpc } from "./resources/ec2-vpc";
import { ec2VpcEndpoint } from "./resources/ec2-vpc-endpoint";
import { ec2VpcGatewayAttachment } from "./resources/ec2-vpc-gateway-attachment";
import { ecrRepository } from "./resources/ecr-repository";
import { ecsCluster } from "./resources/ecs-cluster";
import { expressGatewayService } from "./resources/express-gateway-service";
import { iamInstanceProfile } from "./resources/iam-instance-profile";
import { iamManagedPolicy } from "./resources/iam-managed-policy";
import { iamPolicy } from "./resources/iam-policy";
import { iamRole } from "./resources/iam-role";
import { logsLogGroup } from "./resources/logs-log-group";
import { nestedStack } from "./resources/nested-stack";
import { secretsmanagerSecret } from "./resources/secretsmanager-secret";
import { ssmParameter } from "./resources/ssm-parameter";
import { waitCondition } from "./resources/wait-condition";
import { waitConditionHandle } from "./resources/wait-condition-handle";

const types = new Map<string, ResourceType>(
  [
    cdkMetadata,
    cloudwatchAlarm,
    codeBuildProject,
    ec2Eip,
    ec2InternetGateway,
    ec2NatGateway,
    ec2Route,
    ec2RouteTable,
    ec2SecurityGroup,
    ec2SecurityGroupEgress,
    ec2SecurityGroupIngress,
    ec2Subnet,
    ec2SubnetRouteTableAssociation,
    ec2Vpc,
    ec2VpcEndpoint,
    ec2VpcGatewayAttachment,
    ecrRepository,
    ecsCluster,
    expressGatewayService,
    iamInstanceProfile,
    iamManagedPolicy,
    iamPolicy,
    iamRole,
    logsLogGroup,
    nestedStack,
    secretsmanagerSecret,
    ssmParameter,
    waitCondition,
    waitConditionHandle,
  ].map((type) => [type.typeName, type]),
);

export function findResourceType(typeName: string): ResourceType | undefined {
  return types.get(typeName) ?? (isCustomName(typeName) ? customResource(typeName) : undefined);
}

export function readResourceType(typeName: string): ResourceType {
  const type = findResourceType(typeName);
  if (!type) throw new Error(`No resource type ${typeName}`);
  return type;
}
