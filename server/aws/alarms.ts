import "server-only";
import { paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { inBatches } from "./at-once";
import type { AwsClients } from "./clients";

/** So many names at most, and alarms of a page. */
const batch = 100;

/**
 * Which of these alarms, by name, are in ALARM. Asked for by cluster, as ECS names them (`CLUSTER/SERVICE/RollbackAlarm`), or each by
 * its name, whichever takes fewer calls. All alarms of a Region would be many: those by which idle services scale in are in ALARM too.
 */
export async function findRaisedAlarms({ cloudwatch }: AwsClients, names: readonly string[]): Promise<Set<string>> {
  const prefixes = [...new Set(names.map(prefixOf))];
  const byName = inBatches(names, batch).map((AlarmNames) => ({ AlarmNames }));
  const byPrefix = prefixes.map((AlarmNamePrefix) => ({ AlarmNamePrefix }));
  const wanted = new Set(names);
  const raised = new Set<string>();
  for (const asked of byPrefix.length < byName.length ? byPrefix : byName) {
    const input = { ...asked, StateValue: "ALARM" as const, AlarmTypes: ["MetricAlarm" as const] };
    for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client: cloudwatch, pageSize: batch }, input)) {
      for (const { AlarmName = "" } of MetricAlarms) if (wanted.has(AlarmName)) raised.add(AlarmName);
    }
  }
  return raised;
}

/** Up to the cluster's name, with the slash; all of a name that has none. */
function prefixOf(name: string): string {
  return name.slice(0, name.indexOf("/") + 1) || name;
}
