import type { MetricDataQuery, StateValue } from "@aws-sdk/client-cloudwatch";
import type { Place } from "../../place";
import { triggeredSince } from "../ecs/trip-alarm";
import { recordAlarm } from "./alarm-history";
import { QuerySeries } from "./query-series";
import { metricsOfAlarm } from "./rollback-metrics";
import type { AlarmRow } from "./tables";

type Breach = (value: number, threshold: number) => boolean;

const comparisons: Record<string, { isBreach: Breach; words: string }> = {
  GreaterThanOrEqualToThreshold: { isBreach: (a, b) => a >= b, words: "greater than or equal to" },
  GreaterThanThreshold: { isBreach: (a, b) => a > b, words: "greater than" },
  LessThanThreshold: { isBreach: (a, b) => a < b, words: "less than" },
  LessThanOrEqualToThreshold: { isBreach: (a, b) => a <= b, words: "less than or equal to" },
};

const RESULT_ID = "alarm";

interface Verdict {
  state: StateValue;
  reason: string;
  data?: object;
}

/** Brings an alarm's state up to date. It is worked out when somebody looks: an idle world evaluates nothing. */
export function evaluateAlarm(place: Place, alarm: AlarmRow): Verdict | undefined {
  if (alarm.setUntil !== undefined) {
    if (place.world.clock.now() < alarm.setUntil) return undefined;
    alarm.setUntil = undefined;
  }
  const verdict = verdictOf(place, alarm);
  if (verdict && verdict.state !== alarm.StateValue) setState(place, alarm, verdict);
  return verdict;
}

/** An alarm that has long been in its state: why, is worked out when somebody looks. */
export function settleAlarm(alarm: AlarmRow): void {
  alarm.StateValue = alarm.ComparisonOperator === "LessThanThreshold" ? "ALARM" : "OK";
  alarm.StateReason = undefined;
}

export function setState(place: Place, alarm: AlarmRow, { state, reason, data }: Verdict): void {
  const now = place.world.clock.date();
  const before = { stateValue: alarm.StateValue, stateReason: alarm.StateReason };
  alarm.StateValue = state;
  alarm.StateReason = reason;
  alarm.StateReasonData = data && JSON.stringify(data);
  alarm.StateUpdatedTimestamp = now;
  if (before.stateValue !== state) alarm.StateTransitionedTimestamp = now;
  recordAlarm(place, alarm.AlarmName, "StateUpdate", `Alarm updated from ${before.stateValue} to ${state}`, {
    oldState: before,
    newState: { stateValue: state, stateReason: reason, ...(data && { stateReasonData: data }) },
  });
  place.world.record("event", place, "cloudwatch.alarm-state", { alarmName: alarm.AlarmName, state });
}

interface Evaluation {
  minute: number;
  triggeredAt: number | undefined;
  settings: unknown;
  verdict: Verdict | undefined;
}

const evaluations = new WeakMap<AlarmRow, Evaluation>();

/** Evaluated once a minute, however often it is asked about: there are thousands, and each takes some working out. */
function verdictOf(place: Place, alarm: AlarmRow): Verdict | undefined {
  const { clock, settings } = place.world;
  const triggeredAt = triggeredSince(place, alarm.serviceId, alarm.AlarmName);
  if (!isOfAws(alarm)) return workOut(place, alarm, triggeredAt);
  const minute = Math.floor(clock.now() / clock.scaled(60_000));
  const last = evaluations.get(alarm);
  if (last?.minute === minute && last.triggeredAt === triggeredAt && last.settings === settings.cloudwatch)
    return last.verdict;
  const verdict = workOut(place, alarm, triggeredAt);
  evaluations.set(alarm, { minute, triggeredAt, settings: settings.cloudwatch, verdict });
  return verdict;
}

/** Looks at metrics of AWS's own, to which nobody can add afterwards. */
function isOfAws({ serviceId, Namespace }: AlarmRow): boolean {
  return serviceId !== undefined || Namespace?.startsWith("AWS/") === true;
}

function workOut(place: Place, alarm: AlarmRow, triggeredAt: number | undefined): Verdict | undefined {
  const {
    EvaluationPeriods = 1,
    DatapointsToAlarm = EvaluationPeriods,
    Threshold = 0,
    TreatMissingData = "missing",
  } = alarm;
  const comparison = comparisons[alarm.ComparisonOperator ?? ""];
  if (!comparison) return undefined;
  const points = datapointsOf(place, alarm, triggeredAt);
  const { isBreach, words } = comparison;
  const missing = EvaluationPeriods - points.length;
  const breaches = points.filter(([, value]) => isBreach(value, Threshold)).length;
  const counted = breaches + (TreatMissingData === "breaching" ? missing : 0);
  if (points.length === 0) return withoutData(TreatMissingData, missing);
  const isOnlyBad = breaches === points.length;
  if (counted < DatapointsToAlarm && isOnlyBad && TreatMissingData === "ignore") return undefined;
  // Nothing but breaches is an alarm, even where there are fewer of them than it takes.
  const isAlarm = counted >= DatapointsToAlarm || (isOnlyBad && TreatMissingData === "missing");
  const shown = points.filter(([, value]) => isBreach(value, Threshold) === isAlarm);
  const list = shown.map(([at, value]) => `${decimal(value)} (${stamp(at)})`).join(", ");
  const transition = isAlarm ? "OK -> ALARM" : "ALARM -> OK";
  const least = isAlarm ? DatapointsToAlarm : EvaluationPeriods - DatapointsToAlarm + 1;
  const reason = `Threshold Crossed: ${shown.length} out of the last ${EvaluationPeriods} datapoints [${list}] ${shown.length === 1 ? "was" : "were"} ${isAlarm ? "" : "not "}${words} the threshold (${decimal(Threshold)}) (minimum ${least} datapoint${least > 1 ? "s" : ""} for ${transition} transition).`;
  return {
    state: isAlarm ? "ALARM" : "OK",
    reason,
    data: {
      version: "1.0",
      queryDate: place.world.clock.date().toISOString(),
      statistic: alarm.Statistic,
      period: alarm.Period ?? 60,
      recentDatapoints: points.map(([, value]) => value),
      threshold: Threshold,
    },
  };
}

function withoutData(treatment: string, missing: number): Verdict | undefined {
  if (treatment === "ignore") return undefined;
  if (treatment !== "breaching" && treatment !== "notBreaching") {
    return { state: "INSUFFICIENT_DATA", reason: `Insufficient Data: ${plural(missing, "datapoint")} unknown.` };
  }
  const periods = missing === 1 ? "1 period" : `${missing} periods`;
  const kind = treatment === "breaching" ? "Breaching" : "NonBreaching";
  return {
    state: treatment === "breaching" ? "ALARM" : "OK",
    reason: `Threshold Crossed: no datapoints were received for ${periods} and ${plural(missing, "missing datapoint")} treated as [${kind}].`,
  };
}

/** The latest whole periods, oldest first; a period lasts as long as durations do in this world. */
function datapointsOf(place: Place, alarm: AlarmRow, at?: number): [number, number][] {
  const { clock } = place.world;
  const { EvaluationPeriods = 1 } = alarm;
  const lengthOf = (seconds: number) => clock.scaled(seconds * 1000);
  const { queries, id } = queriesOf(place, alarm);
  const period = new QuerySeries(place, queries, { from: 0, to: 0 }, lengthOf);
  const query = queries.find(({ Id }) => Id === id);
  const length = lengthOf(query ? period.periodOf(query) : 60);
  const to = Math.floor((at ?? clock.now()) / length) * length;
  const range = { from: to - EvaluationPeriods * length, to };
  // Half a period further on, so that the ends of periods are not a matter of rounding.
  const series = new QuerySeries(
    place,
    queries,
    { from: range.from + length / 2, to: range.to - length / 2 },
    lengthOf,
  );
  return [...(series.of(id)[0] ?? [])].toSorted(([a], [b]) => a - b).slice(-EvaluationPeriods);
}

function queriesOf(place: Place, alarm: AlarmRow): { queries: MetricDataQuery[]; id: string } {
  const Metrics = metricsOfAlarm(place, alarm);
  const { Namespace, MetricName, Dimensions, Period, Statistic, ExtendedStatistic } = alarm;
  if (Metrics && Metrics.length > 0)
    return { queries: Metrics, id: Metrics.find(({ ReturnData = true }) => ReturnData)?.Id ?? "" };
  const MetricStat = {
    Metric: { Namespace, MetricName, Dimensions },
    Period: Period ?? 60,
    Stat: Statistic ?? ExtendedStatistic ?? "Average",
  };
  return { queries: [{ Id: RESULT_ID, MetricStat }], id: RESULT_ID };
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun} was` : `${count} ${noun}s were`;
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** As in `23/11/26 17:05:00`. */
function stamp(time: number): string {
  const [year = "", month, day] = new Date(time).toISOString().slice(2, 10).split("-");
  return `${day}/${month}/${year} ${new Date(time).toISOString().slice(11, 19)}`;
}
