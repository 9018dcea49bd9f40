import type {
  AlarmHistoryItem,
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
} from "@aws-sdk/client-cloudwatch";
import { checkConstraints } from "../../constraints";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { type AlarmHistoryRow, alarmHistoryTable } from "./tables";

const MOST_KEPT = 200;
const KEPT_MS = 30 * 86_400_000;

export function recordAlarm(
  place: Place,
  AlarmName: string,
  HistoryItemType: NonNullable<AlarmHistoryItem["HistoryItemType"]>,
  HistorySummary: string,
  data: object,
): void {
  const table = alarmHistoryTable(place);
  const items = table.get(AlarmName) ?? [];
  table.set(AlarmName, items);
  items.push({
    AlarmName,
    AlarmType: "MetricAlarm",
    Timestamp: place.world.clock.date(),
    HistoryItemType,
    HistorySummary,
    data,
  });
  if (items.length > MOST_KEPT) items.shift();
}

/** It outlives its alarm. */
export function describeAlarmHistory(call: Call, input: DescribeAlarmHistoryInput): DescribeAlarmHistoryOutput {
  checkConstraints(input, { AlarmName: { min: 1, max: 255 }, MaxRecords: { min: 1, max: 100 } }, "ValidationError");
  const {
    AlarmName,
    AlarmTypes = ["MetricAlarm"],
    HistoryItemType,
    StartDate,
    EndDate,
    ScanBy,
    MaxRecords = 100,
  } = input;
  const table = alarmHistoryTable(call);
  const since = Math.max(StartDate?.getTime() ?? 0, call.world.clock.now() - KEPT_MS);
  const found = (AlarmName === undefined ? [...table.values()].flat() : (table.get(AlarmName) ?? []))
    .filter(
      ({ AlarmType = "MetricAlarm", HistoryItemType: type, Timestamp }) =>
        AlarmTypes.includes(AlarmType) &&
        (!HistoryItemType || type === HistoryItemType) &&
        (Timestamp?.getTime() ?? 0) >= since &&
        (Timestamp?.getTime() ?? 0) <= (EndDate?.getTime() ?? Number.POSITIVE_INFINITY),
    )
    .toSorted((a, b) => (a.Timestamp?.getTime() ?? 0) - (b.Timestamp?.getTime() ?? 0));
  const ordered = ScanBy === "TimestampAscending" ? found : found.toReversed();
  const page = pageOf(ordered, { nextToken: input.NextToken, size: MaxRecords, errorCode: "InvalidNextToken" });
  return { AlarmHistoryItems: page.items.map(toHistoryItem), NextToken: page.nextToken };
}

function toHistoryItem({ data, ...item }: AlarmHistoryRow): AlarmHistoryItem {
  return { ...item, HistoryData: JSON.stringify({ version: "1.0", ...data }) };
}
