import { AwsError } from "../../operation";
import type { MathNode } from "./math-parser";

/** Values by time, epoch ms. */
export type Series = ReadonlyMap<number, number>;
type Value = number | string | Series | Series[];

export interface MathContext {
  expression: string;
  /** The series of the query with that id. */
  seriesOf(id: string): Series;
  /** Of every query that reads a metric. */
  all(): Series[];
  periodMs: number;
  /** The times of the range, oldest first. */
  times: number[];
}

const operators: Record<string, (left: number, right: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
  "<": (a, b) => Number(a < b),
  ">": (a, b) => Number(a > b),
  "<=": (a, b) => Number(a <= b),
  ">=": (a, b) => Number(a >= b),
  "==": (a, b) => Number(a === b),
  "!=": (a, b) => Number(a !== b),
  AND: (a, b) => Number(a !== 0 && b !== 0),
  "&&": (a, b) => Number(a !== 0 && b !== 0),
  OR: (a, b) => Number(a !== 0 || b !== 0),
  "||": (a, b) => Number(a !== 0 || b !== 0),
};

const aggregates: Record<string, (values: number[]) => number> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
  STDDEV: (values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  },
};

const each: Record<string, (value: number) => number> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor,
  LOG: Math.log,
  LOG10: Math.log10,
};

/** What an expression comes to: one series or several. */
export function evaluateMath(node: MathNode, context: MathContext): Series[] {
  const value = evaluate(node, context);
  if (value instanceof Map) return [value];
  if (Array.isArray(value)) return value;
  throw failed(context, "The expression must return a time series");
}

function evaluate(node: MathNode, context: MathContext): Value {
  switch (node.kind) {
    case "number":
    case "text":
      return node.value;
    case "name":
      return context.seriesOf(node.name);
    case "list":
      return node.items.flatMap((item) => toSeriesList(evaluate(item, context), context));
    case "negative":
      return combine(0, evaluate(node.operand, context), (a, b) => a - b, context);
    case "operation": {
      const operator = operators[node.operator] ?? operators["+"];
      if (!operator) throw failed(context, "Invalid syntax");
      return combine(evaluate(node.left, context), evaluate(node.right, context), operator, context);
    }
    case "call":
      return call(node.name, node.arguments, context);
  }
}

function call(name: string, nodes: MathNode[], context: MathContext): Value {
  const values = nodes.map((node) => evaluate(node, context));
  const [first = 0, second = 0, third = 0] = values;
  if (name === "METRICS") return context.all();
  if (Object.hasOwn(aggregates, name)) return aggregate(name, first, context);
  if (Object.hasOwn(each, name)) {
    const change = each[name] ?? Math.abs;
    return combine(first, 0, change, context);
  }
  switch (name) {
    case "IF":
      return choose(first, second, third, nodes.length, context);
    case "FILL":
      return Array.isArray(first)
        ? first.map((series) => fill(series, second, context))
        : fill(toSeries(first, context), second, context);
    case "PERIOD":
      return context.periodMs / 1000;
    case "TIME_SERIES":
      return new Map(context.times.map((time) => [time, Number(first)]));
    case "DATAPOINT_COUNT":
      return toSeries(first, context).size;
    case "RATE":
      return differences(toSeries(first, context), (change, ms) => change / (ms / 1000));
    case "DIFF":
      return differences(toSeries(first, context), (change) => change);
    case "RUNNING_SUM": {
      let sum = 0;
      return new Map(
        [...toSeries(first, context)].map(([time, value]) => {
          sum += value;
          return [time, sum];
        }),
      );
    }
  }
  throw failed(context, `Unsupported operand type(s) or function ${name}`);
}

/** Over several series at each time; over one, all its values. */
function aggregate(name: string, value: Value, context: MathContext): Value {
  const reduce = aggregates[name] ?? ((values: number[]) => Math.max(...values));
  if (!Array.isArray(value)) {
    const values = [...toSeries(value, context).values()];
    return values.length > 0 ? reduce(values) : new Map();
  }
  const times = new Set(value.flatMap((series) => [...series.keys()]));
  return new Map(
    [...times]
      .toSorted((a, b) => a - b)
      .map((time) => [time, reduce(value.flatMap((series) => series.get(time) ?? []))]),
  );
}

function combine(left: Value, right: Value, operator: (a: number, b: number) => number, context: MathContext): Value {
  if (typeof left === "string" || typeof right === "string") throw failed(context, "Unsupported operand type(s)");
  if (Array.isArray(left)) return left.flatMap((one) => toSeriesList(combine(one, right, operator, context), context));
  if (Array.isArray(right)) return right.flatMap((one) => toSeriesList(combine(left, one, operator, context), context));
  if (typeof left === "number" && typeof right === "number") return operator(left, right);
  const times = typeof left === "number" ? (right as Series).keys() : left.keys();
  return new Map(
    [...times].flatMap((time): [number, number][] => {
      const [a, b] = [at(left, time), at(right, time)];
      const result = a === undefined || b === undefined ? Number.NaN : operator(a, b);
      return Number.isFinite(result) ? [[time, result]] : [];
    }),
  );
}

function choose(condition: Value, yes: Value, no: Value, count: number, context: MathContext): Value {
  const times = typeof condition === "number" ? context.times : toSeries(condition, context).keys();
  const pick = (time: number) => (at(condition, time) ? at(yes, time) : count > 2 ? at(no, time) : undefined);
  return new Map(
    [...times].flatMap((time): [number, number][] => {
      const value = pick(time);
      return value === undefined ? [] : [[time, value]];
    }),
  );
}

function fill(series: Series, filling: Value, { times }: MathContext): Series {
  let last: number | undefined;
  return new Map(
    times.flatMap((time): [number, number][] => {
      const own = series.get(time);
      last = own ?? last;
      const value = own ?? (filling === "REPEAT" || filling === "LINEAR" ? last : at(filling, time));
      return value === undefined ? [] : [[time, value]];
    }),
  );
}

function differences(series: Series, change: (difference: number, ms: number) => number): Series {
  const sorted = [...series].toSorted(([a], [b]) => a - b);
  return new Map(
    sorted.slice(1).map(([time, value], index) => {
      const [before, was] = sorted[index] ?? [time, value];
      return [time, change(value - was, time - before)];
    }),
  );
}

function at(value: Value, time: number): number | undefined {
  if (typeof value === "number") return value;
  return value instanceof Map ? value.get(time) : undefined;
}

function toSeries(value: Value, context: MathContext): Series {
  if (value instanceof Map) return value;
  throw failed(context, "Unsupported operand type(s)");
}

function toSeriesList(value: Value, context: MathContext): Series[] {
  return Array.isArray(value) ? value : [toSeries(value, context)];
}

function failed({ expression }: MathContext, reason: string): AwsError {
  return new AwsError("ValidationError", `Error in expression '${expression}': ${reason}`);
}
