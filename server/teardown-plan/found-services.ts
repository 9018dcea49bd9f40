import "server-only";
import type { ManagedResource } from "@/lib/domain/rollout";
import { type AnyService, describeAny, listAllServices } from "@/server/aws/all-services";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import type { Cluster } from "@/server/aws/clusters";
import {
  describeRevisions,
  type FoundRevision,
  findExpressService,
  type TaskSize,
  type Uses,
} from "@/server/aws/express-services";
import { findTaskDefinitionUses } from "@/server/aws/task-definitions";
import type { Partial } from "./partial";

export interface FoundService extends AnyService, Uses {
  infrastructureRoleArn?: string;
  size?: TaskSize;
  /** What ECS made for it, and what it shares with others. */
  managed: ManagedResource[];
}

/** ECS refills 20 a second, and lets 100 through at once. */
const describesAtOnce = 16;

/** Every service of the Region with all that it takes from elsewhere: only so can be told what is shared. */
export async function readServices(
  aws: AwsClients,
  partial: Partial,
  clusters: readonly Cluster[],
  asked: { clusterName: string; serviceName: string } | undefined,
): Promise<FoundService[]> {
  const [listed, drains] = await Promise.all([
    listAllServices(
      aws,
      clusters.map(({ clusterName }) => clusterName),
    ),
    asked && clusters.some(({ clusterName }) => clusterName === asked.clusterName)
      ? describeAny(aws, asked.clusterName, [asked.serviceName])
      : [],
  ]);
  const services = [...new Map([...listed, ...drains].map((service) => [service.serviceArn, service])).values()];
  const express = services.filter(({ isExpress }) => isExpress);
  const revisions = partial.read("services", [], () =>
    describeRevisions(
      aws,
      express.flatMap(({ revisionArns }) => revisionArns),
    ),
  );
  const uses = eachAtOnce(services, describesAtOnce, (service) => readUses(aws, service));
  return withManaged(services, await uses, await revisions);
}

type Found = Uses & Pick<FoundService, "infrastructureRoleArn" | "size">;

async function readUses(aws: AwsClients, service: AnyService): Promise<Found> {
  const express = service.isExpress ? await findExpressService(aws, service) : undefined;
  const { roleArn, taskDefinitionArns } = service;
  const own = express ?? { ...noUses, roleArns: roleArn ? [roleArn] : [], taskDefinitionArns };
  if (own.images.length > 0) return own;
  const definitions = await eachAtOnce(own.taskDefinitionArns, 2, (arn) => findTaskDefinitionUses(aws, arn));
  let found: Found = own;
  for (const each of definitions) found = { ...found, ...joined(found, each ?? noUses) };
  return found;
}

const noUses: Uses = { roleArns: [], images: [], logGroupNames: [], taskDefinitionArns: [], subnetIds: [] };

function joined(one: Uses, other: Uses): Uses {
  const both = (name: keyof Uses) => [...new Set([...one[name], ...other[name]])];
  return {
    roleArns: both("roleArns"),
    images: both("images"),
    logGroupNames: both("logGroupNames"),
    taskDefinitionArns: both("taskDefinitionArns"),
    subnetIds: both("subnetIds"),
  };
}

function withManaged(services: AnyService[], uses: Found[], revisions: FoundRevision[]): FoundService[] {
  return services.map((service, index) => {
    const own = revisions.filter(({ serviceArn }) => serviceArn === service.serviceArn);
    const managed = [...new Map(own.flatMap(({ resources }) => resources).map((each) => [each.arn, each])).values()];
    const fromRevisions: Uses = {
      ...noUses,
      images: own.flatMap(({ images }) => images),
      taskDefinitionArns: own.flatMap(({ taskDefinitionArn }) => (taskDefinitionArn ? [taskDefinitionArn] : [])),
      logGroupNames: managed
        .filter(({ kind }) => kind === "log-group")
        .map(({ arn }) => arn.replace(/^.*:log-group:/, "").replace(/:\*$/, "")),
    };
    const found = uses[index] ?? noUses;
    return { ...service, ...found, ...joined(found, fromRevisions), managed };
  });
}
