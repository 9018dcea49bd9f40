import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { describeAlarmHistory } from "./cloudwatch/alarm-history";
import { deleteAlarms, disableAlarmActions, enableAlarmActions, setAlarmState } from "./cloudwatch/change-alarms";
import { describeAlarms, describeAlarmsForMetric } from "./cloudwatch/describe-alarms";
import { getMetricData } from "./cloudwatch/get-metric-data";
import { getMetricStatistics } from "./cloudwatch/get-metric-statistics";
import { listMetrics } from "./cloudwatch/list-metrics";
import { putMetricAlarm } from "./cloudwatch/put-metric-alarm";
import { putMetricData } from "./cloudwatch/put-metric-data";
import { checkRollbackAlarm, type RollbackAlarmTask } from "./cloudwatch/rollback-alarm";
import type { AlarmRow } from "./cloudwatch/tables";
import { listTagsForResource, tagResource, untagResource } from "./cloudwatch/tags";

export const cloudwatch: ServiceDefinition = {
  signingName: "monitoring",
  iamPrefix: "cloudwatch",
  sdk: () => import("@aws-sdk/client-cloudwatch"),
  operations: {
    DeleteAlarms: deleteAlarms,
    DescribeAlarmHistory: describeAlarmHistory,
    DescribeAlarms: describeAlarms,
    DescribeAlarmsForMetric: describeAlarmsForMetric,
    DisableAlarmActions: disableAlarmActions,
    EnableAlarmActions: enableAlarmActions,
    GetMetricData: getMetricData,
    GetMetricStatistics: getMetricStatistics,
    ListMetrics: listMetrics,
    ListTagsForResource: listTagsForResource,
    PutMetricAlarm: putMetricAlarm,
    PutMetricData: putMetricData,
    SetAlarmState: setAlarmState,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  attach(world) {
    world.onTask<RollbackAlarmTask>("cloudwatch.rollback-alarm", (scope, task) =>
      checkRollbackAlarm({ ...scope, world }, task),
    );
  },
  inventory: listAlarms,
};

function listAlarms(world: World): InventoryItem[] {
  return world.tablesNamed<AlarmRow>("cloudwatch.alarms").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ AlarmArn, AlarmName, tags, createdAt, madeBy }) => ({
      type: "AWS::CloudWatch::Alarm",
      ...scope,
      id: AlarmArn,
      name: AlarmName,
      tags,
      createdAt,
      madeBy,
    })),
  );
}
