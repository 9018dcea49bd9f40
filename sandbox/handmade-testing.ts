import { CodeBuildClient, CreateProjectCommand, type ProjectEnvironment } from "@aws-sdk/client-codebuild";
import { CreateRepositoryCommand, ECRClient } from "@aws-sdk/client-ecr";
import { CreateClusterCommand, CreateExpressGatewayServiceCommand, ECSClient } from "@aws-sdk/client-ecs";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { buildImage, buildspec, type Place, region } from "./article-testing";
import { clientConfig } from "./client-config";

/** A repository and a project as the CLI makes them, in no stack, and an image that was built there. */
export async function makeProject(
  sandbox: Place,
  name: string,
  repositoryName: string,
): Promise<{ projectName: string; imageUri: string }> {
  const ecr = new ECRClient(clientConfig(sandbox, region));
  const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const uri = repository?.repositoryUri ?? "";
  const codebuild = new CodeBuildClient(clientConfig(sandbox, region));
  const serviceRole = await makeRole(sandbox, `${name}-role`, "codebuild");
  const environment: ProjectEnvironment = {
    type: "LINUX_CONTAINER",
    computeType: "BUILD_GENERAL1_SMALL",
    image: "aws/codebuild/standard:7.0",
    privilegedMode: true,
    environmentVariables: [{ name: "IMAGE", value: uri }],
  };
  const location = "https://github.com/ymd65536/ECSExpressMode.git";
  const source = { type: "GITHUB", location, buildspec } as const;
  const artifacts = { type: "NO_ARTIFACTS" } as const;
  const create = new CreateProjectCommand({ name, serviceRole, artifacts, environment, source });
  await untilRoleIsKnown(() => codebuild.send(create));
  await untilRoleIsKnown(() => buildImage(sandbox, name));
  return { projectName: name, imageUri: `${uri}:latest` };
}

interface HandmadeService {
  serviceName: string;
  /** Made with it, where it is another than ECS makes by itself. */
  cluster?: string;
  image: string;
  environment: Record<string, string>;
}

/** An Express service as `aws ecs create-express-gateway-service` makes it. */
export async function makeExpressService(
  sandbox: Place,
  { serviceName, cluster, image, environment }: HandmadeService,
): Promise<void> {
  const ecs = new ECSClient(clientConfig(sandbox, region));
  if (cluster) await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const create = new CreateExpressGatewayServiceCommand({
    serviceName,
    cluster,
    executionRoleArn: await makeRole(sandbox, `${serviceName}-execution`, "ecs-tasks"),
    infrastructureRoleArn: await makeRole(sandbox, `${serviceName}-infrastructure`, "ecs"),
    healthCheckPath: "/health",
    primaryContainer: {
      image,
      containerPort: 80,
      environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
    },
  });
  await untilRoleIsKnown(() => ecs.send(create));
}

const policies = {
  codebuild: undefined,
  "ecs-tasks": "AmazonECSTaskExecutionRolePolicy",
  ecs: "AmazonECSInfrastructureRoleforExpressGatewayServices",
} as const;

async function makeRole(sandbox: Place, RoleName: string, by: keyof typeof policies): Promise<string> {
  const iam = new IAMClient(clientConfig(sandbox, region));
  const Principal = { Service: `${by}.amazonaws.com` };
  const AssumeRolePolicyDocument = policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const managed = policies[by];
  if (managed) {
    const PolicyArn = `arn:aws:iam::aws:policy/service-role/${managed}`;
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  } else {
    const PolicyDocument = policyOf({ Effect: "Allow", Action: ["logs:*", "ecr:*"], Resource: "*" });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "build", PolicyDocument }));
  }
  return Role?.Arn ?? "";
}

function policyOf(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** Other services know a new role only after a while. */
async function untilRoleIsKnown<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (tries > 100 || !(error instanceof Error && /assume/i.test(error.message))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
