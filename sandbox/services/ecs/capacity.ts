import type {
  CapacityProvider,
  DescribeCapacityProvidersRequest,
  DescribeCapacityProvidersResponse,
  DescribeContainerInstancesRequest,
  DescribeContainerInstancesResponse,
  ListContainerInstancesRequest,
  ListContainerInstancesResponse,
} from "@aws-sdk/client-ecs";
import type { Call } from "../../operation";
import { required } from "../../required";
import { readCluster } from "./clusters";
import { invalidParameter } from "./invalid-parameter";
import { checkPageSize } from "./page-size";
import { ecsArn } from "./tables";

/** Everyone's; there is no other capacity here, so that no cluster ever has a container instance. */
const providers = ["FARGATE", "FARGATE_SPOT"];

export function describeCapacityProviders(
  call: Call,
  input: DescribeCapacityProvidersRequest,
): DescribeCapacityProvidersResponse {
  if (input.cluster !== undefined) readCluster(call, input.cluster);
  const names = input.capacityProviders?.length ? input.capacityProviders.map(nameOf) : providers;
  return {
    capacityProviders: names.filter((name) => providers.includes(name)).map((name) => toProvider(call, name)),
    failures: names
      .filter((name) => !providers.includes(name))
      .map((name) => ({ arn: ecsArn(call, `capacity-provider/${name}`), reason: "MISSING" })),
  };
}

export function listContainerInstances(
  call: Call,
  input: ListContainerInstancesRequest,
): ListContainerInstancesResponse {
  readCluster(call, input.cluster);
  checkPageSize(input.maxResults);
  return { containerInstanceArns: [] };
}

export function describeContainerInstances(
  call: Call,
  input: DescribeContainerInstancesRequest,
): DescribeContainerInstancesResponse {
  const { clusterName } = readCluster(call, input.cluster);
  const names = required(input.containerInstances, "containerInstances");
  if (names.length === 0) throw invalidParameter("Container instances cannot be empty.");
  if (names.length > 100) throw invalidParameter("At most 100 container instances can be described at once.");
  const toArn = (name: string) =>
    name.startsWith("arn:") ? name : ecsArn(call, `container-instance/${clusterName}/${name}`);
  return { containerInstances: [], failures: names.map((name) => ({ arn: toArn(name), reason: "MISSING" })) };
}

function toProvider(call: Call, name: string): CapacityProvider {
  return { capacityProviderArn: ecsArn(call, `capacity-provider/${name}`), name, status: "ACTIVE", tags: [] };
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:.*:capacity-provider\//, "");
}
