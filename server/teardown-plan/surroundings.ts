import "server-only";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { type AnyStack, listAllStacks } from "@/server/aws/all-stacks";
import { listServiceLinkedRoles } from "@/server/aws/allowed-actions";
import { type BuildProject, listBuildProjects } from "@/server/aws/build-projects";
import type { AwsClients } from "@/server/aws/clients";
import { type Cluster, listClusters } from "@/server/aws/clusters";
import { findDefaultVpc } from "@/server/aws/ec2";
import { type LoadBalancer, listLoadBalancers } from "@/server/aws/load-balancers";
import { listRepositories, type Repository } from "@/server/aws/repositories";
import { listTagged, type TaggedResource } from "@/server/aws/tagged-resources";
import { readVpcUse, type VpcUse } from "@/server/aws/vpc-use";
import { type FoundService, readServices } from "./found-services";
import type { Partial } from "./partial";

/** The tag that holds a resource back from every teardown. */
export const keepTag = "keep-until";

export interface FoundVpc extends VpcUse {
  vpcId: string;
  madeBySlipway: boolean;
}

/** What a Region has, as far as a teardown can touch it: who uses what is told from all of it. */
export interface Surroundings {
  clusters: Cluster[];
  services: FoundService[];
  stacks: AnyStack[];
  repositories: Repository[];
  projects: BuildProject[];
  loadBalancers: LoadBalancer[];
  serviceLinkedRoles: { name: string; arn: string }[];
  held: TaggedResource[];
  vpc?: FoundVpc;
}

export async function readSurroundings(aws: AwsClients, partial: Partial, scope: TeardownScope): Promise<Surroundings> {
  const clusters = partial.read("clusters", [], () => listClusters(aws));
  const asked = scope.kind === "service" ? scope : undefined;
  const [services, stacks, repositories, projects, loadBalancers, serviceLinkedRoles, held, vpc] = await Promise.all([
    partial.read("services", [], async () => readServices(aws, partial, await clusters, asked)),
    partial.read("stacks", [], () => listAllStacks(aws)),
    partial.read("repositories", [], () => listRepositories(aws)),
    partial.read("build-projects", [], () => listBuildProjects(aws)),
    partial.read("load-balancers", [], () => listLoadBalancers(aws)),
    partial.read("roles", [], () => listServiceLinkedRoles(aws)),
    partial.read("tags", [], () => listTagged(aws, keepTag)),
    partial.read("network", undefined, () => readVpc(aws)),
  ]);
  return {
    clusters: await clusters,
    services,
    stacks,
    repositories,
    projects,
    loadBalancers,
    serviceLinkedRoles,
    held,
    vpc,
  };
}

async function readVpc(aws: AwsClients): Promise<FoundVpc | undefined> {
  const vpc = await findDefaultVpc(aws);
  return vpc && { vpcId: vpc.vpcId, madeBySlipway: vpc.madeBySlipway, ...(await readVpcUse(aws, vpc.vpcId)) };
}
