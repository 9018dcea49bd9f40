import "server-only";
import { DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { DeleteLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DeleteProjectCommand } from "@aws-sdk/client-codebuild";
import { DeleteSecurityGroupCommand } from "@aws-sdk/client-ec2";
import { BatchDeleteImageCommand, DeleteRepositoryCommand, paginateDescribeImages } from "@aws-sdk/client-ecr";
import {
  DeleteClusterCommand,
  DeleteExpressGatewayServiceCommand,
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { DeleteLoadBalancerCommand, DeleteTargetGroupCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { AwsClients } from "./clients";
import { isServiceGone } from "./ecs";

/** Deleting what is gone is a success: each of these may be repeated, also when the answer to the last try was lost. */
async function unlessGone(names: readonly string[], act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Error && names.includes(error.name))) throw error;
  }
}

export async function deleteExpressService({ ecs }: AwsClients, serviceArn: string): Promise<void> {
  try {
    await ecs.send(new DeleteExpressGatewayServiceCommand({ serviceArn }));
  } catch (error) {
    if (!isServiceGone(error)) throw error; // one that drains already is not active either
  }
}

/** How a stack goes that could not go before; CloudFormation takes both in DELETE_FAILED alone. */
export type DeletionWay = { retain: readonly string[] } | "force" | undefined;

export async function deleteStackThisWay(
  { cloudformation }: AwsClients,
  stackId: string,
  { token, way }: { token: string; way: DeletionWay },
): Promise<void> {
  await cloudformation.send(
    new DeleteStackCommand({
      StackName: stackId,
      ClientRequestToken: token,
      ...(way === "force" && { DeletionMode: "FORCE_DELETE_STACK" }),
      ...(typeof way === "object" && { RetainResources: [...way.retain] }),
    }),
  );
}

const mostImages = 10_000;

/** The digests in a repository; indexes first, since they hold on to the images that they name. */
export async function listDigests({ ecr }: AwsClients, repositoryName: string): Promise<string[]> {
  const indexes: string[] = [];
  const images: string[] = [];
  await unlessGone(["RepositoryNotFoundException"], async () => {
    for await (const page of paginateDescribeImages({ client: ecr, pageSize: 1000 }, { repositoryName })) {
      for (const { imageDigest = "", imageManifestMediaType = "" } of page.imageDetails ?? [])
        (/index|manifest\.list/.test(imageManifestMediaType) ? indexes : images).push(imageDigest);
      if (indexes.length + images.length >= mostImages) break;
    }
  });
  return [...indexes, ...images];
}

/** A hundred at the most. Answers with the reasons of those that ECR keeps; one that an index names goes once that is gone. */
export async function deleteImages(
  { ecr }: AwsClients,
  repositoryName: string,
  digests: readonly string[],
): Promise<string[]> {
  const reasons: string[] = [];
  await unlessGone(["RepositoryNotFoundException"], async () => {
    const imageIds = digests.map((imageDigest) => ({ imageDigest }));
    const { failures = [] } = await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
    for (const { failureCode, failureReason } of failures)
      if (failureCode !== "ImageNotFound") reasons.push(`${failureCode}: ${failureReason}`);
  });
  return reasons;
}

export function deleteRepository({ ecr }: AwsClients, repositoryName: string): Promise<void> {
  return unlessGone(["RepositoryNotFoundException"], () => ecr.send(new DeleteRepositoryCommand({ repositoryName })));
}

/** CodeBuild takes one that is not there for deleted. */
export async function deleteBuildProject({ codebuild }: AwsClients, name: string): Promise<void> {
  await codebuild.send(new DeleteProjectCommand({ name }));
}

export function deleteLogGroup({ logs }: AwsClients, logGroupName: string): Promise<void> {
  return unlessGone(["ResourceNotFoundException"], () => logs.send(new DeleteLogGroupCommand({ logGroupName })));
}

/** One that is no longer active says so by an error that has only a text. */
export async function deregisterTaskDefinition({ ecs }: AwsClients, taskDefinition: string): Promise<void> {
  try {
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  } catch (error) {
    if (!isTaskDefinitionGone(error)) throw error;
  }
}

function isTaskDefinitionGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ["ClientException", "InvalidParameterException"].includes(error.name) &&
    /does not exist|not found|inactive|in the process of being deleted|delete_in_progress/i.test(error.message)
  );
}

/** Ten at the most, which are deregistered. Answers with the reasons of those that ECS keeps. */
export async function deleteTaskDefinitions(
  { ecs }: AwsClients,
  taskDefinitions: readonly string[],
): Promise<string[]> {
  const { failures = [] } = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: [...taskDefinitions] }));
  const isGone = (text: string) => /MISSING|does not exist|not found|DELETE_IN_PROGRESS/i.test(text);
  return failures.flatMap(({ arn, reason = "", detail = "" }) =>
    isGone(`${reason} ${detail}`) ? [] : [`${arn}: ${reason} ${detail}`.trim()],
  );
}

export function deleteCluster({ ecs }: AwsClients, cluster: string): Promise<void> {
  return unlessGone(["ClusterNotFoundException"], () => ecs.send(new DeleteClusterCommand({ cluster })));
}

export function deleteLoadBalancer({ elb }: AwsClients, LoadBalancerArn: string): Promise<void> {
  return unlessGone(["LoadBalancerNotFoundException", "LoadBalancerNotFound"], () =>
    elb.send(new DeleteLoadBalancerCommand({ LoadBalancerArn })),
  );
}

export function deleteTargetGroup({ elb }: AwsClients, TargetGroupArn: string): Promise<void> {
  return unlessGone(["TargetGroupNotFoundException", "TargetGroupNotFound"], () =>
    elb.send(new DeleteTargetGroupCommand({ TargetGroupArn })),
  );
}

export function deleteSecurityGroup({ ec2 }: AwsClients, GroupId: string): Promise<void> {
  return unlessGone(["InvalidGroup.NotFound"], () => ec2.send(new DeleteSecurityGroupCommand({ GroupId })));
}
