import { type CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { expect } from "vitest";
import { testIn } from "@/server/testing";
import { findRaisedAlarms } from "./alarms";
import { eachAtOnce } from "./at-once";
import { openAwsClients } from "./clients";

const test = testIn({ scenario: "with-default-vpc" });

const ofCluster = (cluster: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${cluster}/service-${index}/RollbackAlarm`);
const ofClusters = (count: number) =>
  Array.from({ length: count }, (_, index) => ofCluster(`cluster-${index}`, 1)).flat();

test.for<[string, string[], number]>([
  ["none are not asked for", [], 0],
  ["few are asked for by name", ofCluster("small", 40), 1],
  ["many of one cluster are one call", ofCluster("large", 130), 1],
  ["those of many clusters are asked for by name, a hundred at once", ofClusters(130), 2],
  ["an alarm that is not named after a cluster is found too", ["5xx", ...ofCluster("mixed", 3)], 1],
])("%s", async ([, names, calls], { sandbox }) => {
  const region = sandbox.target.split("~")[1];
  const clients = await openAwsClients({ region });
  const { cloudwatch } = clients;
  const raised = [names[0], names.at(-1)].filter((name) => name !== undefined);
  // Somebody else's, in the same state.
  await makeAlarms(cloudwatch, [...names, "other/service/RollbackAlarm"]);
  await raise(cloudwatch, [...raised, "other/service/RollbackAlarm"]);
  const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
  expect(await findRaisedAlarms(clients, names)).toEqual(new Set(raised));
  const asked = sandbox.world.truthLog.entries.filter(
    ({ seq, name }) => seq > from && name.endsWith(":DescribeAlarms"),
  );
  expect(asked).toHaveLength(calls);
});

async function makeAlarms(cloudwatch: CloudWatchClient, names: readonly string[]): Promise<void> {
  await eachAtOnce(names, 10, (AlarmName) =>
    cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: "Shop",
        MetricName: "Errors",
        Statistic: "Sum",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanThreshold",
        TreatMissingData: "ignore",
      }),
    ),
  );
}

async function raise(cloudwatch: CloudWatchClient, names: readonly string[]): Promise<void> {
  for (const AlarmName of new Set(names)) {
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: "ALARM", StateReason: "For a test" }));
  }
}
