import type { MetricDataQuery, MetricStat } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { namesIn, parseMath } from "./math-parser";
import { evaluateMath, type Series } from "./metric-math";
import { findSource } from "./metric-source";
import { isStatistic, statisticOf } from "./samples";

export interface Range {
  from: number;
  to: number;
}

/** How many milliseconds a period of so many seconds lasts. */
export type PeriodLength = (seconds: number) => number;

const DEFAULT_PERIOD = 300;

/** Refuses queries that cannot be answered together. */
export function checkQueries(queries: readonly MetricDataQuery[]): void {
  const ids = new Set<string>();
  queries.forEach(({ Id = "", MetricStat, Expression }, index) => {
    const path = `MetricDataQueries.member.${index + 1}`;
    if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(Id))
      throw invalid(
        `The value ${Id} for parameter ${path}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`,
      );
    if (ids.has(Id)) throw invalid(`The values for parameter id in MetricDataQueries are not unique.`);
    ids.add(Id);
    if (MetricStat && Expression !== undefined)
      throw invalid(
        `The parameters ${path}.Expression and ${path}.MetricStat are mutually exclusive and you have specified both.`,
      );
    if (!MetricStat && Expression === undefined)
      throw invalid(`At least one of the parameters must be specified: ${path}.Expression, ${path}.MetricStat.`);
    if (MetricStat && !isStatistic(MetricStat.Stat ?? ""))
      throw invalid(`The value ${MetricStat.Stat} for parameter ${path}.MetricStat.Stat is not supported.`);
    if (MetricStat && !isPeriod(MetricStat.Period ?? 0))
      throw invalid(
        `The value ${MetricStat.Period} for parameter ${path}.MetricStat.Period must be 1, 5, 10, 20, 30, or a multiple of 60.`,
      );
  });
  for (const { Expression } of queries) {
    if (Expression === undefined) continue;
    const unknown = namesIn(parseMath(Expression)).find((name) => !ids.has(name));
    if (unknown) throw invalid(`Error in expression '${Expression}': Undefined variable ${unknown}`);
  }
}

/** Answers queries that may be made of one another. */
export class QuerySeries {
  private readonly known = new Map<string, Series[]>();
  private readonly open = new Set<string>();

  constructor(
    private readonly place: Place,
    private readonly queries: readonly MetricDataQuery[],
    private readonly range: Range,
    private readonly lengthOf: PeriodLength,
  ) {}

  of(id: string): Series[] {
    const known = this.known.get(id);
    if (known) return known;
    const query = this.queries.find(({ Id }) => Id === id);
    if (!query || this.open.has(id)) throw invalid(`Error in expression '${query?.Expression}': circular reference`);
    this.open.add(id);
    const series = query.MetricStat ? [this.read(query.MetricStat)] : this.calculate(query);
    this.open.delete(id);
    this.known.set(id, series);
    return series;
  }

  /** The period of a query: an expression's own, or the longest of what it is made of. */
  periodOf({ Period, MetricStat, Expression }: MetricDataQuery, depth = 0): number {
    if (MetricStat) return MetricStat.Period ?? DEFAULT_PERIOD;
    if (Period !== undefined || depth > this.queries.length) return Period ?? DEFAULT_PERIOD;
    const names = namesIn(parseMath(Expression ?? ""));
    const parts = this.queries.filter(({ Id = "" }) => names.includes(Id) || names.length === 0);
    const periods = parts
      .filter((part) => part.Expression !== Expression)
      .map((part) => this.periodOf(part, depth + 1));
    return periods.length > 0 ? Math.max(...periods) : DEFAULT_PERIOD;
  }

  private read({ Metric = {}, Period = DEFAULT_PERIOD, Stat = "Average", Unit }: MetricStat): Series {
    const source = findSource(this.place, Metric);
    if (!source || (Unit && Unit !== source.unit)) return new Map();
    const length = this.lengthOf(Period);
    return new Map(
      timesIn(this.range, length).flatMap((at): [number, number][] => {
        const samples = source.read(at, at + length);
        return samples ? [[at, statisticOf(samples, Stat)]] : [];
      }),
    );
  }

  private calculate(query: MetricDataQuery): Series[] {
    const expression = query.Expression ?? "";
    const periodMs = this.lengthOf(this.periodOf(query));
    return evaluateMath(parseMath(expression), {
      expression,
      periodMs,
      times: timesIn(this.range, periodMs),
      seriesOf: (id) => this.of(id)[0] ?? new Map(),
      all: () => this.queries.flatMap(({ Id = "", MetricStat }) => (MetricStat ? this.of(Id) : [])),
    });
  }
}

export function timesIn({ from, to }: Range, length: number): number[] {
  const first = Math.floor(from / length) * length;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / length)) }, (_, index) => first + index * length);
}

function isPeriod(period: number): boolean {
  return Number.isInteger(period) && (period % 60 === 0 ? period > 0 : [1, 5, 10, 20, 30].includes(period));
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationError", message);
}
