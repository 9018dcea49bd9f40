import "server-only";
import type { CheckSubject } from "@/lib/domain/check-subject";
import type { Subnet, Vpc } from "@/lib/domain/network";
import type { Prices } from "@/lib/domain/price";
import { reachOf } from "@/lib/domain/subnet-choice";
import type { ReachedTarget } from "@/lib/domain/target";
import type { AwsClients } from "@/server/aws/clients";
import type { Stack } from "@/server/aws/cloudformation";
import { type DescribedService, describeServices, isServiceGone } from "@/server/aws/ecs";
import { type LoadBalancer, listLoadBalancers } from "@/server/aws/load-balancers";
import { listVpcs } from "@/server/aws/networks";
import { findStackNow } from "@/server/aws/recent-stacks";
import { readReachedTarget } from "@/server/aws/sts";
import { readSharedBalancers, type SharedBalancer } from "./shared-balancers";

/** What AWS cannot tell. */
interface Beside {
  /** When the sign-in ends. */
  signInEndsAt?: string;
  /** Else those of the table. */
  readPrices?(region: string): Promise<Prices>;
}

/** Where the service would be. */
export interface Place {
  vpcId: string;
  isDefault: boolean;
  subnets: Subnet[];
  /** Undefined where the subnets are not all of a kind. */
  reach?: "internet" | "vpc";
}

/** What the checks look at. What several of them need is read once. */
export interface Look extends Beside {
  aws: AwsClients;
  subject: CheckSubject;
  reached(): Promise<ReachedTarget>;
  vpcs(): Promise<Vpc[]>;
  place(): Promise<Place | undefined>;
  buildStack(): Promise<Stack | undefined>;
  serviceStack(): Promise<Stack | undefined>;
  /** That of the name in the cluster `default`; also one that is DRAINING. */
  service(): Promise<DescribedService | undefined>;
  loadBalancers(): Promise<LoadBalancer[]>;
  sharedBalancers(): Promise<SharedBalancer[]>;
}

/** ECS Express Mode's own, where no other is named. */
export const clusterName = "default";

export function openLook(aws: AwsClients, subject: CheckSubject, beside: Beside = {}): Look {
  const { serviceName, buildStackName, serviceStackName } = subject;
  const vpcs = once(() => listVpcs(aws));
  const stack = (name: string | undefined) => once(async () => (name ? findStackNow(aws, name) : undefined));
  const place = once(async () => placeOf(await vpcs(), subject));
  const loadBalancers = once(() => listLoadBalancers(aws));
  return {
    ...{ aws, subject, ...beside, vpcs, place, loadBalancers },
    reached: once(() => readReachedTarget(aws)),
    buildStack: stack(buildStackName),
    serviceStack: stack(serviceStackName),
    service: once(async () => (serviceName ? findService(aws, serviceName) : undefined)),
    sharedBalancers: once(async () => {
      const [where, all] = await Promise.all([place(), loadBalancers()]);
      return where ? readSharedBalancers(aws, where, all) : [];
    }),
  };
}

/** The chosen subnets, else those of the default VPC; of a service that names them itself they are not known. */
function placeOf(vpcs: readonly Vpc[], { subnetIds, namesSubnets }: CheckSubject): Place | undefined {
  if (namesSubnets) return undefined;
  const chosen = vpcs
    .flatMap(({ subnets }) => subnets)
    .filter(({ subnetId, isDefaultForZone, vpcId }) =>
      subnetIds.length > 0
        ? subnetIds.includes(subnetId)
        : isDefaultForZone && vpcs.some((vpc) => vpc.isDefault && vpc.vpcId === vpcId),
    );
  const [first] = chosen;
  if (!first) return undefined;
  return { vpcId: first.vpcId, isDefault: subnetIds.length === 0, subnets: chosen, reach: reachOf(chosen) };
}

async function findService(aws: AwsClients, serviceName: string): Promise<DescribedService | undefined> {
  try {
    const [service] = await describeServices(aws, clusterName, [serviceName]);
    return service && service.status !== "INACTIVE" ? service : undefined;
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= read();
    return value;
  };
}
