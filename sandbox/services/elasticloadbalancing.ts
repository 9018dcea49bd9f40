import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import {
  describeLoadBalancerAttributes,
  describeTargetGroupAttributes,
  modifyLoadBalancerAttributes,
  modifyTargetGroupAttributes,
} from "./elasticloadbalancing/attributes";
import {
  describeListeners,
  describeLoadBalancers,
  describeRules,
  describeTargetGroups,
} from "./elasticloadbalancing/describe";
import { describeAccountLimits } from "./elasticloadbalancing/limits";
import {
  addListenerCertificates,
  describeListenerCertificates,
  removeListenerCertificates,
} from "./elasticloadbalancing/listener-certificates";
import { createListener, deleteListener, modifyListener } from "./elasticloadbalancing/listeners";
import { dropInterfaces } from "./elasticloadbalancing/load-balancer-interfaces";
import {
  createLoadBalancer,
  deleteLoadBalancer,
  makeLoadBalancerActive,
  setSecurityGroups,
  setSubnets,
} from "./elasticloadbalancing/load-balancers";
import { createRule, deleteRule, modifyRule, setRulePriorities } from "./elasticloadbalancing/rules";
import {
  type ListenerRow,
  type LoadBalancerRow,
  type RuleRow,
  type TargetGroupRow,
  tableNames,
} from "./elasticloadbalancing/tables";
import { addTags, describeTags, removeTags } from "./elasticloadbalancing/tags";
import { createTargetGroup, deleteTargetGroup, modifyTargetGroup } from "./elasticloadbalancing/target-groups";
import { describeTargetHealth } from "./elasticloadbalancing/target-health";
import { advanceTarget, deregisterTargets, registerTargets, type TargetTask } from "./elasticloadbalancing/targets";

export const elasticloadbalancing: ServiceDefinition = {
  signingName: "elasticloadbalancing",
  sdk: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  operations: {
    AddListenerCertificates: addListenerCertificates,
    AddTags: addTags,
    CreateListener: createListener,
    CreateLoadBalancer: createLoadBalancer,
    CreateRule: createRule,
    CreateTargetGroup: createTargetGroup,
    DeleteListener: deleteListener,
    DeleteLoadBalancer: deleteLoadBalancer,
    DeleteRule: deleteRule,
    DeleteTargetGroup: deleteTargetGroup,
    DeregisterTargets: deregisterTargets,
    DescribeAccountLimits: describeAccountLimits,
    DescribeListenerCertificates: describeListenerCertificates,
    DescribeListeners: describeListeners,
    DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeRules: describeRules,
    DescribeTags: describeTags,
    DescribeTargetGroupAttributes: describeTargetGroupAttributes,
    DescribeTargetGroups: describeTargetGroups,
    DescribeTargetHealth: describeTargetHealth,
    ModifyListener: modifyListener,
    ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
    ModifyRule: modifyRule,
    ModifyTargetGroup: modifyTargetGroup,
    ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
    RegisterTargets: registerTargets,
    RemoveListenerCertificates: removeListenerCertificates,
    RemoveTags: removeTags,
    SetRulePriorities: setRulePriorities,
    SetSecurityGroups: setSecurityGroups,
    SetSubnets: setSubnets,
  },
  attach: (world) => {
    world.onTask<string>("elasticloadbalancing.active", (scope, arn) =>
      makeLoadBalancerActive({ ...scope, world }, arn),
    );
    world.onTask<string[]>("elasticloadbalancing.interfaces-removed", (scope, ids) => {
      dropInterfaces({ ...scope, world }, ids);
    });
    world.onTask<TargetTask>("elasticloadbalancing.target", (scope, task) => advanceTarget({ ...scope, world }, task));
  },
  inventory,
};

/** A listener's default rule is a part of the listener. */
function inventory(world: World): InventoryItem[] {
  const prefix = "AWS::ElasticLoadBalancingV2";
  return [
    ...list<LoadBalancerRow>(world, tableNames.loadBalancers, `${prefix}::LoadBalancer`, (row) => row.LoadBalancerArn),
    ...list<ListenerRow>(world, tableNames.listeners, `${prefix}::Listener`, (row) => row.ListenerArn),
    ...list<RuleRow>(world, tableNames.rules, `${prefix}::ListenerRule`, (row) =>
      row.IsDefault ? undefined : row.RuleArn,
    ),
    ...list<TargetGroupRow>(world, tableNames.targetGroups, `${prefix}::TargetGroup`, (row) => row.TargetGroupArn),
  ];
}

function list<Row extends { tags: Record<string, string>; madeBy?: string }>(
  world: World,
  tableName: string,
  type: string,
  idOf: (row: Row) => string | undefined,
): InventoryItem[] {
  return world.tablesNamed<Row>(tableName).flatMap(({ scope, rows }) =>
    [...rows.values()].flatMap((row) => {
      const id = idOf(row);
      return id === undefined ? [] : [{ type, ...scope, id, tags: row.tags, madeBy: row.madeBy }];
    }),
  );
}
