import type { AlarmHistoryItem, Dimension, MetricAlarm, StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";

export type AlarmRow = MetricAlarm & {
  AlarmName: string;
  AlarmArn: string;
  StateValue: NonNullable<MetricAlarm["StateValue"]>;
  tags: Record<string, string>;
  createdAt: Date;
  madeBy: string;
  /** The Express service that it watches over; unset for an alarm of somebody's own. */
  serviceId?: string;
  /** Until when a state holds that was set by hand. */
  setUntil?: number | undefined;
};

/** Its JSON is made when somebody asks for it. */
export type AlarmHistoryRow = Omit<AlarmHistoryItem, "HistoryData"> & { data: object };

export interface MetricRow {
  namespace: string;
  metricName: string;
  dimensions: Dimension[];
  unit: StandardUnit;
  /** By epoch ms: each value and how often it came. */
  points: Map<number, Map<number, number>>;
  updatedAt: number;
}

/** By name. */
export function alarmTable(place: Place): Map<string, AlarmRow> {
  return place.world.table(place, "cloudwatch.alarms");
}

/** Of each alarm that there is or was, oldest first. */
export function alarmHistoryTable(place: Place): Map<string, AlarmHistoryRow[]> {
  return place.world.table(place, "cloudwatch.alarm-history");
}

/** What was put, by namespace, name and dimensions. */
export function metricTable(place: Place): Map<string, MetricRow> {
  return place.world.table(place, "cloudwatch.metrics");
}

export function alarmArn({ account, region }: Place, name: string): string {
  return `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
}

export function metricKey(namespace: string, metricName: string, dimensions: readonly Dimension[]): string {
  const sorted = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).toSorted();
  return [namespace, metricName, ...sorted].join("\n");
}
