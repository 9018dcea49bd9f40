import { request } from "node:http";
import { CloudWatch, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { runShop } from "./cloudwatch/testing";

const minute = 60_000;
const ecsDimensions = [
  { Name: "ServiceName", Value: "shop" },
  { Name: "ClusterName", Value: "default" },
];
const rollbackAlarm = "default/shop/RollbackAlarm";

/** Whole minutes, so that every period is a full one. */
function lastMinutes(now: number, count: number) {
  const EndTime = new Date(Math.floor(now / minute) * minute);
  return { StartTime: new Date(EndTime.getTime() - count * minute), EndTime };
}

function askFor(origin: string, host: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

test("a metric that was put can be read, summed up and calculated with", async ({ sandbox }) => {
  const cloudwatch = new CloudWatch(clientConfig(sandbox));
  const range = lastMinutes(sandbox.world.clock.now(), 5);
  const at = (offset: number) => new Date(range.StartTime.getTime() + offset * minute);
  const Dimensions = [{ Name: "Shop", Value: "north" }];
  await cloudwatch.putMetricData({
    Namespace: "Orders",
    MetricData: [
      { MetricName: "Count", Dimensions, Timestamp: at(1), Value: 4, Unit: "Count" },
      { MetricName: "Count", Dimensions, Timestamp: at(1), Values: [2, 10], Counts: [3, 1], Unit: "Count" },
      {
        MetricName: "Count",
        Dimensions,
        Timestamp: at(3),
        StatisticValues: { SampleCount: 2, Sum: 3, Minimum: 1, Maximum: 2 },
      },
    ],
  });

  const { Datapoints = [], Label } = await cloudwatch.getMetricStatistics({
    Namespace: "Orders",
    MetricName: "Count",
    Dimensions,
    Period: 60,
    ...range,
    Statistics: ["Sum", "Maximum", "SampleCount", "Average"],
    ExtendedStatistics: ["p50"],
  });
  expect(Label).toBe("Count");
  expect(Datapoints[0]).toMatchObject({
    Timestamp: at(1),
    Sum: 20,
    Maximum: 10,
    SampleCount: 5,
    Average: 4,
    ExtendedStatistics: { p50: 2 },
  });

  const Metric = { Namespace: "Orders", MetricName: "Count", Dimensions };
  const MetricDataQueries: MetricDataQuery[] = [
    { Id: "orders", MetricStat: { Metric, Period: 60, Stat: "Sum" }, Label: "Orders, $\u007bMAX} at most" },
    { Id: "most", MetricStat: { Metric, Period: 60, Stat: "Maximum" }, ReturnData: false },
    { Id: "part", Expression: "100 * most / SUM([orders, 0 * most])", Label: "part" },
    { Id: "filled", Expression: "FILL(orders, 0)" },
  ];
  const answer = await cloudwatch.getMetricData({ MetricDataQueries, ...range, ScanBy: "TimestampAscending" });
  expect(answer.MetricDataResults).toMatchObject([
    { Id: "orders", Label: "Orders, 20 at most", Values: [20, 3], StatusCode: "Complete" },
    { Id: "part", Values: [50, (100 * 2) / 3] },
    { Id: "filled", Values: [0, 20, 0, 3, 0] },
  ]);
  const newestFirst = await cloudwatch.getMetricData({
    MetricDataQueries: [MetricDataQueries[0] ?? { Id: "x" }],
    ...range,
    MaxDatapoints: 1,
  });
  expect(newestFirst.MetricDataResults).toMatchObject([{ Values: [3], StatusCode: "PartialData" }]);
  expect((await cloudwatch.listMetrics({ Namespace: "Orders", Dimensions: [{ Name: "Shop" }] })).Metrics).toEqual([
    Metric,
  ]);
});

test.for([
  [{ Id: "Big", Expression: "1" }, "ValidationException"],
  [{ Id: "a", Expression: "b + 1" }, "ValidationException"],
  [{ Id: "a", Expression: "1 +" }, "ValidationException"],
  [{ Id: "a" }, "ValidationException"],
  [{ Id: "a", MetricStat: { Metric: {}, Period: 61, Stat: "Sum" } }, "ValidationException"],
  [{ Id: "a", MetricStat: { Metric: {}, Period: 60, Stat: "p101" } }, "ValidationException"],
  [{ Id: "a", Expression: "a * 2" }, "ValidationException"],
] satisfies [MetricDataQuery, string][])("the query %j is refused", async ([query, name], { sandbox }) => {
  const asked = new CloudWatch(clientConfig(sandbox)).getMetricData({
    MetricDataQueries: [query],
    ...lastMinutes(Date.now(), 5),
  });
  await expect(asked).rejects.toMatchObject({ name });
});

test("an alarm follows its metric, and says why", async ({ sandbox }) => {
  const { world } = sandbox;
  world.clock.speed = 1;
  const cloudwatch = new CloudWatch(clientConfig(sandbox));
  await cloudwatch.putMetricAlarm({
    AlarmName: "errors",
    Namespace: "Shop",
    MetricName: "Errors",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    Tags: [{ Key: "team", Value: "shop" }],
  });
  const look = async () => (await cloudwatch.describeAlarms({ AlarmNames: ["errors"] })).MetricAlarms?.[0];
  expect(await look()).toMatchObject({ StateValue: "INSUFFICIENT_DATA" });

  await cloudwatch.putMetricData({
    Namespace: "Shop",
    MetricData: [{ MetricName: "Errors", Value: 9, Timestamp: world.clock.date() }],
  });
  world.step(minute);
  expect(await look()).toMatchObject({
    StateValue: "ALARM",
    StateReason: expect.stringMatching(
      /^Threshold Crossed: 1 out of the last 1 datapoints \[9\.0 \(.*\)\] was greater than the threshold \(5\.0\)/,
    ),
  });
  world.step(5 * minute);
  expect(await look()).toMatchObject({ StateValue: "INSUFFICIENT_DATA" });

  await cloudwatch.setAlarmState({ AlarmName: "errors", StateValue: "OK", StateReason: "by hand" });
  expect(await look()).toMatchObject({ StateValue: "OK", StateReason: "by hand" });
  const { AlarmHistoryItems = [] } = await cloudwatch.describeAlarmHistory({
    AlarmName: "errors",
    ScanBy: "TimestampAscending",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
    'Alarm "errors" created',
    "Alarm updated from INSUFFICIENT_DATA to ALARM",
    "Alarm updated from ALARM to INSUFFICIENT_DATA",
    "Alarm updated from INSUFFICIENT_DATA to OK",
  ]);
  const found = await look();
  expect((await cloudwatch.listTagsForResource({ ResourceARN: found?.AlarmArn ?? "" })).Tags).toEqual([
    { Key: "team", Value: "shop" },
  ]);
  await cloudwatch.disableAlarmActions({ AlarmNames: ["errors"] });
  expect(await look()).toMatchObject({ ActionsEnabled: false });
  await expect(cloudwatch.deleteAlarms({ AlarmNames: ["errors", "none"] })).rejects.toMatchObject({
    name: "ResourceNotFound",
  });
  await cloudwatch.deleteAlarms({ AlarmNames: ["errors"] });
  expect(await look()).toBeUndefined();
});

test("a service that runs has metrics of its tasks, and alarms that watch over it", async ({ sandbox }) => {
  const traffic = { requestsPerMinute: 120, target4xxPercent: 50 };
  const { config, ecs, serviceArn, world } = await runShop(sandbox, { cloudwatch: { traffic } });
  const cloudwatch = new CloudWatch(config);
  const range = lastMinutes(world.clock.now(), 5);
  const { Datapoints = [] } = await cloudwatch.getMetricStatistics({
    Namespace: "AWS/ECS",
    MetricName: "CPUUtilization",
    Dimensions: ecsDimensions,
    ...range,
    Period: 60,
    Statistics: ["Average", "SampleCount"],
  });
  expect(Datapoints).toHaveLength(5);
  expect(Datapoints.every(({ Average = 0, SampleCount }) => Average > 1 && Average < 20 && SampleCount === 1)).toBe(
    true,
  );

  const { Metrics = [] } = await cloudwatch.listMetrics({
    Namespace: "AWS/ApplicationELB",
    MetricName: "RequestCount",
  });
  expect(Metrics.map(({ Dimensions = [] }) => Dimensions.map(({ Name }) => Name))).toEqual([
    ["LoadBalancer"],
    ["TargetGroup", "LoadBalancer"],
    ["TargetGroup", "LoadBalancer"],
  ]);
  const sum = async (MetricName: string) => {
    const Metric = { Namespace: "AWS/ApplicationELB", MetricName, Dimensions: Metrics[0]?.Dimensions };
    const MetricDataQueries = [{ Id: "m", MetricStat: { Metric, Period: 60, Stat: "Sum" } }];
    const { MetricDataResults = [] } = await cloudwatch.getMetricData({ MetricDataQueries, ...range });
    return MetricDataResults[0]?.Values?.reduce((total, value) => total + value, 0) ?? 0;
  };
  const requests = await sum("RequestCount");
  expect(requests).toBeGreaterThan(400);
  expect(await sum("HTTPCode_Target_4XX_Count")).toBeCloseTo(requests / 2, -1);
  expect(await sum("HTTPCode_Target_5XX_Count")).toBe(0);

  const { MetricAlarms = [] } = await cloudwatch.describeAlarms({});
  expect(
    MetricAlarms.map(({ AlarmName = "", StateValue }) => [AlarmName.replace(/[0-9a-f-]{36}$/, "…"), StateValue]),
  ).toEqual([
    ["TargetTracking-service/default/shop-AlarmHigh-…", "OK"],
    ["TargetTracking-service/default/shop-AlarmLow-…", "ALARM"],
    [rollbackAlarm, "ALARM"],
  ]);
  const onCpu = await cloudwatch.describeAlarmsForMetric({
    Namespace: "AWS/ECS",
    MetricName: "CPUUtilization",
    Dimensions: ecsDimensions,
  });
  expect(onCpu.MetricAlarms).toHaveLength(2);

  await ecs.deleteExpressGatewayService({ serviceArn });
  world.step(10 * minute);
  expect((await cloudwatch.describeAlarms({})).MetricAlarms).toEqual([]);
});

test("requests that really fail during an update take it back", async ({ sandbox }) => {
  const { config, ecs, serviceArn, update, world } = await runShop(sandbox);
  const cloudwatch = new CloudWatch(config);
  const { service } = await ecs.describeExpressGatewayService({ serviceArn });
  const endpoint = service?.activeConfigurations?.[0]?.ingressPaths?.[0]?.endpoint ?? "";
  const { host } = new URL(endpoint.startsWith("http") ? endpoint : `http://${endpoint}`);
  await update();
  const rollout = async () => {
    const { serviceDeployments: [brief] = [] } = await ecs.listServiceDeployments({ service: serviceArn });
    const arns = [brief?.serviceDeploymentArn ?? ""];
    return (await ecs.describeServiceDeployments({ serviceDeploymentArns: arns })).serviceDeployments?.[0];
  };
  for (let at = 0; at < 40 && (await rollout())?.lifecycleStage !== "PRODUCTION_TRAFFIC_SHIFT"; at += 1)
    world.step(10_000);
  for (let at = 0; at < 5; at += 1) {
    expect(await askFor(sandbox.origin, host, "/no-such-page")).toBe(404);
    world.step(30_000);
  }
  world.step(2 * minute);
  expect(await rollout()).toMatchObject({
    status: "ROLLBACK_SUCCESSFUL",
    alarms: { triggeredAlarmNames: [rollbackAlarm] },
  });
  const { AlarmHistoryItems = [] } = await cloudwatch.describeAlarmHistory({
    AlarmName: rollbackAlarm,
    HistoryItemType: "StateUpdate",
  });
  expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toContain("Alarm updated from OK to ALARM");
});

test("an update that the scenario makes fail shows its errors and its alarm", async ({ sandbox }) => {
  const { config, update, world } = await runShop(sandbox, { ecs: { alarm: true } });
  const cloudwatch = new CloudWatch(config);
  await update();
  let state: string | undefined;
  for (let at = 0; at < 60 && state !== "ALARM"; at += 1) {
    world.step(10_000);
    state = (await cloudwatch.describeAlarms({ AlarmNames: [rollbackAlarm] })).MetricAlarms?.[0]?.StateValue;
  }
  expect(state).toBe("ALARM");
});

test("what a log group takes is counted by the minute, with 26 bytes for each event", async ({ sandbox }) => {
  const [cloudwatch, logs] = [new CloudWatch(clientConfig(sandbox)), new CloudWatchLogs(clientConfig(sandbox))];
  const { clock } = sandbox.world;
  const written = { logGroupName: "shop", logStreamName: "web" };
  await logs.createLogGroup(written);
  await logs.createLogStream(written);
  const say = (...messages: string[]) =>
    logs.putLogEvents({ ...written, logEvents: messages.map((message) => ({ message, timestamp: clock.now() })) });
  await say("größer", "ok");
  sandbox.world.step(2 * minute);
  await say("later");

  const Dimensions = [{ Name: "LogGroupName", Value: "shop" }];
  const range = lastMinutes(clock.now() + minute, 4);
  const sumsOf = async (MetricName: string) => {
    const metric = { Namespace: "AWS/Logs", MetricName, Dimensions, Statistics: ["Sum" as const] };
    const { Datapoints = [] } = await cloudwatch.getMetricStatistics({ ...metric, Period: 60, ...range });
    return Datapoints.toSorted((a, b) => Number(a.Timestamp) - Number(b.Timestamp)).map(({ Sum, Unit }) => [Sum, Unit]);
  };
  expect(await sumsOf("IncomingBytes")).toEqual([
    [8 + 2 + 2 * 26, "Bytes"],
    [5 + 26, "Bytes"],
  ]);
  expect(await sumsOf("IncomingLogEvents")).toEqual([
    [2, "Count"],
    [1, "Count"],
  ]);

  await logs.deleteLogGroup(written);
  const { Metrics = [] } = await cloudwatch.listMetrics({ Namespace: "AWS/Logs", Dimensions });
  expect(Metrics.map(({ MetricName }) => MetricName)).toEqual(["IncomingBytes", "IncomingLogEvents"]);
});
