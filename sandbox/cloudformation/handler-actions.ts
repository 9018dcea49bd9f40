export type Verb = "create" | "update" | "delete";

/** The actions of a type's handlers; `?Policies` limits one to resources with that property. */
export interface HandlerActions extends Record<Verb, string> {
  /** The property that names the resource, and the member of the service's own calls that takes it. */
  name: [property: string, member: string];
  /** Further members of those calls, by property. */
  members?: Record<string, string>;
}

export const handlerActions: Record<string, HandlerActions> = {
  "AWS::IAM::Role": {
    name: ["RoleName", "RoleName"],
    members: { Path: "Path", PermissionsBoundary: "PermissionsBoundary" },
    create: "iam:CreateRole iam:TagRole?Tags iam:PutRolePolicy?Policies iam:AttachRolePolicy?ManagedPolicyArns",
    update: "iam:UpdateRole iam:PutRolePolicy?Policies iam:AttachRolePolicy?ManagedPolicyArns",
    delete: "iam:DeleteRolePolicy?Policies iam:DetachRolePolicy?ManagedPolicyArns iam:DeleteRole",
  },
  "AWS::IAM::Policy": {
    name: ["Roles", "RoleName"],
    create: "iam:PutRolePolicy",
    update: "iam:PutRolePolicy",
    delete: "iam:DeleteRolePolicy",
  },
  "AWS::IAM::ManagedPolicy": {
    name: ["ManagedPolicyName", "PolicyName"],
    members: { Path: "Path" },
    create: "iam:CreatePolicy",
    update: "iam:CreatePolicyVersion",
    delete: "iam:DeletePolicy",
  },
  "AWS::IAM::InstanceProfile": {
    name: ["InstanceProfileName", "InstanceProfileName"],
    members: { Path: "Path" },
    create: "iam:CreateInstanceProfile iam:AddRoleToInstanceProfile?Roles",
    update: "iam:AddRoleToInstanceProfile?Roles",
    delete: "iam:RemoveRoleFromInstanceProfile?Roles iam:DeleteInstanceProfile",
  },
  "AWS::ECR::Repository": {
    name: ["RepositoryName", "repositoryName"],
    create:
      "ecr:CreateRepository ecr:PutLifecyclePolicy?LifecyclePolicy ecr:SetRepositoryPolicy?RepositoryPolicyText ecr:TagResource?Tags",
    update: "ecr:PutImageTagMutability ecr:PutLifecyclePolicy?LifecyclePolicy",
    delete: "ecr:DeleteRepository",
  },
  "AWS::CodeBuild::Project": {
    name: ["Name", "name"],
    members: { ServiceRole: "serviceRole" },
    create: "codebuild:CreateProject",
    update: "codebuild:UpdateProject",
    delete: "codebuild:DeleteProject",
  },
  "AWS::ECS::Cluster": {
    name: ["ClusterName", "clusterName"],
    create: "ecs:CreateCluster",
    update: "ecs:UpdateCluster",
    delete: "ecs:DeleteCluster",
  },
  "AWS::ECS::ExpressGatewayService": {
    name: ["ServiceName", "serviceName"],
    members: {
      Cluster: "cluster",
      ExecutionRoleArn: "executionRoleArn",
      InfrastructureRoleArn: "infrastructureRoleArn",
      TaskRoleArn: "taskRoleArn",
    },
    create: "ecs:CreateExpressGatewayService ecs:TagResource?Tags",
    update: "ecs:UpdateExpressGatewayService",
    delete: "ecs:DeleteExpressGatewayService",
  },
  "AWS::Logs::LogGroup": {
    name: ["LogGroupName", "logGroupName"],
    create: "logs:CreateLogGroup logs:PutRetentionPolicy?RetentionInDays logs:TagResource?Tags",
    update: "logs:PutRetentionPolicy?RetentionInDays",
    delete: "logs:DeleteLogGroup",
  },
  "AWS::SSM::Parameter": {
    name: ["Name", "Name"],
    create: "ssm:PutParameter ssm:AddTagsToResource?Tags",
    update: "ssm:PutParameter",
    delete: "ssm:DeleteParameter",
  },
  "AWS::SecretsManager::Secret": {
    name: ["Name", "Name"],
    create: "secretsmanager:CreateSecret secretsmanager:TagResource?Tags",
    update: "secretsmanager:UpdateSecret",
    delete: "secretsmanager:DeleteSecret",
  },
  "AWS::CloudWatch::Alarm": {
    name: ["AlarmName", "AlarmName"],
    create: "cloudwatch:PutMetricAlarm",
    update: "cloudwatch:PutMetricAlarm",
    delete: "cloudwatch:DeleteAlarms",
  },
  "AWS::EC2::VPC": ec2("CreateVpc", "ModifyVpcAttribute", "DeleteVpc", "VpcId"),
  "AWS::EC2::Subnet": ec2("CreateSubnet", "ModifySubnetAttribute", "DeleteSubnet", "SubnetId"),
  "AWS::EC2::InternetGateway": ec2("CreateInternetGateway", "CreateTags", "DeleteInternetGateway", "InternetGatewayId"),
  "AWS::EC2::VPCGatewayAttachment": ec2("AttachInternetGateway", "AttachInternetGateway", "DetachInternetGateway"),
  "AWS::EC2::RouteTable": ec2("CreateRouteTable", "CreateTags", "DeleteRouteTable", "RouteTableId"),
  "AWS::EC2::Route": ec2("CreateRoute", "ReplaceRoute", "DeleteRoute"),
  "AWS::EC2::SubnetRouteTableAssociation": ec2(
    "AssociateRouteTable",
    "ReplaceRouteTableAssociation",
    "DisassociateRouteTable",
  ),
  "AWS::EC2::NatGateway": ec2("CreateNatGateway", "CreateTags", "DeleteNatGateway", "NatGatewayId"),
  "AWS::EC2::EIP": ec2("AllocateAddress", "CreateTags", "ReleaseAddress"),
  "AWS::EC2::SecurityGroup": ec2("CreateSecurityGroup", "CreateTags", "DeleteSecurityGroup", "GroupId"),
};

/** What there is of EC2 has no name: its id is all that later calls are about. */
function ec2(create: string, update: string, remove: string, member = "Id"): HandlerActions {
  const [createAction, updateAction, deleteAction] = [create, update, remove].map((name) => `ec2:${name}`);
  return {
    name: ["", member],
    create: `${createAction} ec2:CreateTags?Tags`,
    update: updateAction ?? "",
    delete: deleteAction ?? "",
  };
}
