import { CreateDefaultVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DescribeExpressGatewayServiceCommand, ECSClient, ListServiceDeploymentsCommand } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import type { Sandbox } from "../../server";
import { test, until } from "../../services/cloudformation/testing";

const Capabilities = ["CAPABILITY_NAMED_IAM" as const];

const template = `
Parameters:
  Image: { Type: String, Default: "public.ecr.aws/acme/shop:1" }
  Port: { Type: Number, Default: 8080 }
Resources:
  ExecutionRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: { Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"]
  InfrastructureRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement: { Effect: Allow, Principal: { Service: ecs.amazonaws.com }, Action: sts:AssumeRole }
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRoleforExpressGatewayServices"]
  Service:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      ServiceName: shop
      ExecutionRoleArn: !GetAtt ExecutionRole.Arn
      InfrastructureRoleArn: !GetAtt InfrastructureRole.Arn
      HealthCheckPath: /health
      Cpu: "256"
      Memory: "512"
      ScalingTarget: { MinTaskCount: 1, MaxTaskCount: 2 }
      PrimaryContainer:
        Image: !Ref Image
        ContainerPort: !Ref Port
        Environment: [{ Name: STAGE, Value: live }]
Outputs:
  Endpoint: { Value: !GetAtt Service.Endpoint }
  Balancer: { Value: !GetAtt Service.ECSManagedResourceArns.IngressPath.LoadBalancerArn }
  Groups: { Value: !Join [",", !GetAtt Service.ECSManagedResourceArns.IngressPath.TargetGroupArns] }
`;

const input = { StackName: "shop", TemplateBody: template, Capabilities };
const withMissingImage = {
  ...input,
  Parameters: [
    { ParameterKey: "Image", ParameterValue: "482109334517.dkr.ecr.eu-west-1.amazonaws.com/nothing:2" },
    { ParameterKey: "Port", UsePreviousValue: true },
  ],
};

async function ecsOf(sandbox: Sandbox) {
  await new EC2Client(clientConfig(sandbox)).send(new CreateDefaultVpcCommand({}));
  return new ECSClient(clientConfig(sandbox));
}

test("an Express service is complete when its deployment is, and knows all that ECS made for it", async ({
  deployer,
  sandbox,
}) => {
  const ecs = await ecsOf(sandbox);
  await deployer.createStack(input);
  const { StackStatus, Outputs = [] } = await deployer.settled("shop");
  expect(StackStatus).toBe("CREATE_COMPLETE");
  expect((await deployer.story("shop")).filter((line) => line.startsWith("Service "))).toEqual([
    "Service CREATE_IN_PROGRESS",
    "Service CREATE_IN_PROGRESS: Resource creation Initiated",
    "Service CREATE_IN_PROGRESS: Eventual consistency check initiated",
    "Service CREATE_COMPLETE",
  ]);

  const { StackResourceDetail } = await deployer.describeStackResource({
    StackName: "shop",
    LogicalResourceId: "Service",
  });
  const serviceArn = StackResourceDetail?.PhysicalResourceId ?? "";
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn, include: ["TAGS"] }));
  expect(service?.activeConfigurations).toMatchObject([
    {
      cpu: "256",
      healthCheckPath: "/health",
      primaryContainer: {
        image: "public.ecr.aws/acme/shop:1",
        containerPort: 8080,
        environment: [{ name: "STAGE", value: "live" }],
      },
      scalingTarget: { minTaskCount: 1, maxTaskCount: 2 },
    },
  ]);
  expect(service?.tags).toContainEqual({ key: "aws:cloudformation:logical-id", value: "Service" });
  const values = Object.fromEntries(Outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));
  expect(values.Endpoint).toBe(service?.activeConfigurations?.[0]?.ingressPaths?.[0]?.endpoint);
  expect(values.Balancer).toMatch(/^arn:aws:elasticloadbalancing:.*:loadbalancer\/app\/ecs-express-gateway-alb-/);
  expect(values.Groups?.split(",")).toHaveLength(2);
  const { serviceDeployments: [deployment] = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ service: serviceArn }),
  );
  const lagMs = (StackResourceDetail?.LastUpdatedTimestamp?.getTime() ?? 0) - (deployment?.finishedAt?.getTime() ?? 0);
  expect(lagMs * sandbox.world.clock.speed).toBeLessThanOrEqual(3_000);
});

test("an image that cannot be started fails the update with ECS's reason, and the old one comes back", async ({
  deployer,
  sandbox,
}) => {
  const ecs = await ecsOf(sandbox);
  await deployer.createStack(input);
  await deployer.settled("shop");
  await deployer.updateStack(withMissingImage);
  const { StackStatus, Parameters } = await deployer.settled("shop");
  expect(StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(Parameters).toContainEqual({ ParameterKey: "Image", ParameterValue: "public.ecr.aws/acme/shop:1" });
  expect((await deployer.story("shop")).find((line) => line.includes("UPDATE_FAILED"))).toMatch(
    /^Service UPDATE_FAILED: Resource handler returned message: "The service deployment arn:.* ended with the status ROLLBACK_SUCCESSFUL: .+" \(RequestToken: .*, HandlerErrorCode: NotStabilized\)$/,
  );
  const { StackResourceDetail } = await deployer.describeStackResource({
    StackName: "shop",
    LogicalResourceId: "Service",
  });
  const serviceArn = StackResourceDetail?.PhysicalResourceId;
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  expect(service?.activeConfigurations).toMatchObject([{ primaryContainer: { image: "public.ecr.aws/acme/shop:1" } }]);
});

test("new stack tags would replace the service, which its fixed name forbids", async ({ deployer, sandbox }) => {
  await ecsOf(sandbox);
  await deployer.createStack(input);
  await deployer.settled("shop");
  const { Changes = [], ChangeSetId } = await deployer.planned({
    StackName: "shop",
    ChangeSetName: "tags",
    UsePreviousTemplate: true,
    Capabilities,
    Tags: [{ Key: "team", Value: "shop" }],
  });
  const service = Changes.find(({ ResourceChange }) => ResourceChange?.LogicalResourceId === "Service")?.ResourceChange;
  expect(service).toMatchObject({ Action: "Modify", Replacement: "True" });
  expect(service?.Scope).toContain("Tags");

  await deployer.executeChangeSet({ ChangeSetName: ChangeSetId });
  expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "UPDATE_ROLLBACK_COMPLETE" });
  expect(await deployer.story("shop")).toContain(
    "Service UPDATE_FAILED: CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename shop and update the stack again.",
  );
});

test("without a default VPC the service fails in ECS's words, and the stack is rolled back", async ({ deployer }) => {
  await deployer.createStack(input);
  expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  expect((await deployer.story("shop")).find((line) => line.includes("CREATE_FAILED"))).toContain(
    "An unexpected error occurred: No default VPC found in the region",
  );
});

test("a creation that takes longer than it may is rolled back", async ({ deployer, sandbox }) => {
  await ecsOf(sandbox);
  await deployer.createStack({ ...input, TimeoutInMinutes: 1 });
  expect(await deployer.settled("shop")).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  const story = await deployer.story("shop");
  expect(story).toContain("Service CREATE_FAILED: Resource creation cancelled");
  expect(story).toContain(
    "shop ROLLBACK_IN_PROGRESS: Stack creation time exceeded the specified timeout. Rollback requested by user.",
  );
});

test("CloudFormation's Express mode does not wait for the service deployment", async ({ deployer, sandbox }) => {
  const ecs = await ecsOf(sandbox);
  await deployer.createStack({ ...input, DeploymentConfig: { Mode: "EXPRESS" } });
  const { StackStatus, DisableRollback } = await deployer.settled("shop");
  expect({ StackStatus, DisableRollback }).toEqual({ StackStatus: "CREATE_COMPLETE", DisableRollback: true });
  const { StackResourceDetail } = await deployer.describeStackResource({
    StackName: "shop",
    LogicalResourceId: "Service",
  });
  const service = StackResourceDetail?.PhysicalResourceId;
  const finishedAt = await until(async () => {
    const { serviceDeployments: [deployment] = [] } = await ecs.send(new ListServiceDeploymentsCommand({ service }));
    return deployment?.finishedAt;
  });
  expect(StackResourceDetail?.LastUpdatedTimestamp?.getTime()).toBeLessThan(finishedAt.getTime());
});

test.for(["DRAINING", "INACTIVE"] as const)(
  "a deleted service counts as gone when it is %s, as the scenario says",
  async (expressDeletionEnds, { deployer, sandbox }) => {
    const ecs = await ecsOf(sandbox);
    sandbox.world.settings = { cloudformation: { expressDeletionEnds } };
    const { StackId = "" } = await deployer.createStack(input);
    await deployer.settled(StackId);
    const { StackResourceDetail } = await deployer.describeStackResource({
      StackName: StackId,
      LogicalResourceId: "Service",
    });
    await deployer.updateStack({
      ...input,
      TemplateBody: `Resources:${template.split("Resources:")[1]?.split("  Service:")[0]}`,
    });
    await deployer.settled(StackId);

    const inactiveAt = await until(async () => {
      const serviceArn = StackResourceDetail?.PhysicalResourceId;
      const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
      return service?.status?.statusCode === "INACTIVE" ? service.updatedAt : undefined;
    });
    const { StackEvents = [] } = await deployer.describeStackEvents({ StackName: StackId });
    const goneAt = StackEvents.find(({ ResourceStatus }) => ResourceStatus === "DELETE_COMPLETE")?.Timestamp;
    expect((goneAt?.getTime() ?? 0) < inactiveAt.getTime()).toBe(expressDeletionEnds === "DRAINING");
  },
);
