import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { deleteListener, deleteLoadBalancer, deleteRule, deleteTargetGroup } from "./elasticloadbalancing/delete";
import {
  describeListeners,
  describeLoadBalancers,
  describeRules,
  describeTargetGroups,
  describeTargetHealth,
} from "./elasticloadbalancing/describe";
import {
  type ListenerRow,
  type LoadBalancerRow,
  type RuleRow,
  type TargetGroupRow,
  tableNames,
} from "./elasticloadbalancing/tables";
import { describeTags } from "./elasticloadbalancing/tags";

export const elasticloadbalancing: ServiceDefinition = {
  signingName: "elasticloadbalancing",
  sdk: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  operations: {
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeListeners: describeListeners,
    DescribeRules: describeRules,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
    DescribeTags: describeTags,
    DeleteLoadBalancer: deleteLoadBalancer,
    DeleteListener: deleteListener,
    DeleteRule: deleteRule,
    DeleteTargetGroup: deleteTargetGroup,
  },
  inventory,
};

function inventory(world: World): InventoryItem[] {
  const prefix = "AWS::ElasticLoadBalancingV2";
  return [
    ...list<LoadBalancerRow>(world, tableNames.loadBalancers, `${prefix}::LoadBalancer`, (row) => row.LoadBalancerArn),
    ...list<ListenerRow>(world, tableNames.listeners, `${prefix}::Listener`, (row) => row.ListenerArn),
    ...list<RuleRow>(world, tableNames.rules, `${prefix}::ListenerRule`, (row) => row.RuleArn),
    ...list<TargetGroupRow>(world, tableNames.targetGroups, `${prefix}::TargetGroup`, (row) => row.TargetGroupArn),
  ];
}

function list<Row extends { tags: Record<string, string> }>(
  world: World,
  tableName: string,
  type: string,
  idOf: (row: Row) => string,
): InventoryItem[] {
  return world
    .tablesNamed<Row>(tableName)
    .flatMap(({ scope, rows }) => [...rows.values()].map((row) => ({ type, ...scope, id: idOf(row), tags: row.tags })));
}
