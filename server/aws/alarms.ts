import "server-only";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import type { AwsClients } from "./clients";

const page = 100;
const mostPages = 20;

/** ARNs of all alarms of the Region that are in ALARM, but those by which services scale: they are so whenever there is little to do. */
export async function listRaisedAlarms({ cloudwatch }: AwsClients): Promise<string[]> {
  const raised: string[] = [];
  let token: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const answer = await cloudwatch.send(
      new DescribeAlarmsCommand({
        StateValue: "ALARM",
        AlarmTypes: ["MetricAlarm"],
        MaxRecords: page,
        NextToken: token,
      }),
    );
    for (const { AlarmArn: arn, AlarmName: name = "" } of answer.MetricAlarms ?? []) {
      if (arn && !name.startsWith("TargetTracking-")) raised.push(arn);
    }
    token = answer.NextToken;
    if (!token) break;
  }
  return raised;
}
