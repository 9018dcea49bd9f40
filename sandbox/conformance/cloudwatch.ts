import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { runShop } from "../services/cloudwatch/testing";
import { type Journey, minute } from "./journey";

export const throughCloudWatch: Journey = async ({ config, sandbox, watched }) => {
  await runShop(sandbox, { cloudwatch: { traffic: { requestsPerMinute: 60 } } });
  const cloudwatch = watched(new CloudWatch(config));
  const metric = { Namespace: "Shop", MetricName: "Orders" };
  await cloudwatch.putMetricData({ Namespace: "Shop", MetricData: [{ MetricName: "Orders", Value: 3 }] });
  await cloudwatch.putMetricAlarm({
    ...metric,
    AlarmName: "no-orders",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "LessThanThreshold",
    Tags: [{ Key: "team", Value: "shop" }],
  });
  const { MetricAlarms: [alarm] = [] } = await cloudwatch.describeAlarms({});
  const ResourceARN = alarm?.AlarmArn;
  await cloudwatch.describeAlarmsForMetric(metric);
  const AlarmNames = ["no-orders"];
  await cloudwatch.disableAlarmActions({ AlarmNames });
  await cloudwatch.enableAlarmActions({ AlarmNames });
  await cloudwatch.setAlarmState({ AlarmName: "no-orders", StateValue: "ALARM", StateReason: "tried" });
  await cloudwatch.describeAlarmHistory({});
  const [EndTime, StartTime] = [new Date(sandbox.world.clock.now()), new Date(sandbox.world.clock.now() - 60 * minute)];
  const Stat = "SampleCount";
  const MetricDataQueries = [{ Id: "orders", MetricStat: { Metric: metric, Period: 60, Stat } }];
  await cloudwatch.getMetricData({ StartTime, EndTime, MetricDataQueries });
  await cloudwatch.getMetricStatistics({ ...metric, StartTime, EndTime, Period: 60, Statistics: ["Sum"] });
  await cloudwatch.listMetrics({});
  await cloudwatch.tagResource({ ResourceARN, Tags: [{ Key: "stage", Value: "live" }] });
  await cloudwatch.listTagsForResource({ ResourceARN });
  await cloudwatch.untagResource({ ResourceARN, TagKeys: ["stage"] });
  await cloudwatch.deleteAlarms({ AlarmNames });
};
