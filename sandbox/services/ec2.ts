import { AwsError, type Call, type InventoryItem, type Operation, type ServiceDefinition } from "../operation";
import type { World } from "../world";
import { finishBlockPublicAccess } from "./ec2/block-public-access";
import { seedRegion } from "./ec2/default-vpc";
import { advanceInstance, type InstanceTask } from "./ec2/instance-lifecycle";
import { advanceEndpoint, type EndpointTask } from "./ec2/interface-endpoints";
import { kinds } from "./ec2/kinds";
import { advanceNatGateway, type NatGatewayTask } from "./ec2/nat-gateway-lifecycle";
import { operations } from "./ec2/operations";
import { type Owned, rowsOf } from "./ec2/tables";
import { makeVpcAvailable } from "./ec2/vpcs";

export const ec2: ServiceDefinition = {
  signingName: "ec2",
  sdk: () => import("@aws-sdk/client-ec2"),
  operations: Object.fromEntries(Object.entries(operations).map(([name, operation]) => [name, prepared(operation)])),
  attach: (world) => {
    world.onTask<string>("ec2.vpc-available", (scope, vpcId) => makeVpcAvailable({ ...scope, world }, vpcId));
    world.onTask<NatGatewayTask>("ec2.nat-gateway", (scope, task) => advanceNatGateway({ ...scope, world }, task));
    world.onTask<EndpointTask>("ec2.vpc-endpoint", (scope, task) => advanceEndpoint({ ...scope, world }, task));
    world.onTask<InstanceTask>("ec2.instance", (scope, task) => advanceInstance({ ...scope, world }, task));
    world.onTask<null>("ec2.public-access-blocked", (scope) => finishBlockPublicAccess({ ...scope, world }));
    world.onTask<string>("ec2.vpc-peering-forgotten", (scope, id) => {
      rowsOf({ ...scope, world }, "pcx").delete(id);
    });
  },
  inventory,
};

/** Every operation of EC2 can be asked whether it would be allowed, without being done. */
function prepared(operation: Operation): Operation {
  return (call: Call, input: { DryRun?: boolean }) => {
    seedRegion(call);
    if (!input.DryRun) return operation(call, input);
    throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
  };
}

/** What can still be looked at but is no more there is left out. */
function inventory(world: World): InventoryItem[] {
  return Object.values(kinds).flatMap(({ table, resource }) =>
    world.tablesNamed<Owned & { State?: unknown }>(table).flatMap(({ scope, rows }) =>
      [...rows].flatMap(([id, { tags, createdAt, madeBy, State }]) => {
        const state = typeof State === "object" ? (State as { Name?: string } | null)?.Name : State;
        if (state === "deleted" || state === "terminated" || state === "failed") return [];
        return [{ type: resource, ...scope, id, name: tags.Name, tags, createdAt, madeBy }];
      }),
    ),
  );
}
