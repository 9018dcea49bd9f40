import { invalidParameter } from "./invalid-parameter";
import { comparisonTest } from "./pattern-value";

type Test = (record: unknown) => boolean;

const TOKEN =
  /\s*(&&|\|\||[()]|\$(?:\.\w+|\.?\['[^']*'\]|\.?\["[^"]*"\]|\[\d+\]|[.\w:@-])*|!=|<=|>=|[=<>]|"(?:[^"\\]|\\.)*"|%[^%]*%|[^\s()=<>!&|]+)/gy;

/** `{ $.level = "ERROR" && ($.status >= 500 || $.cause NOT EXISTS) }`; what is no JSON object fits never. */
export function jsonPattern(pattern: string): (message: string) => boolean {
  if (!pattern.endsWith("}")) throw invalidParameter("Invalid filter pattern");
  const test = new Reader(tokensOf(pattern.slice(1, -1).trim())).readAll();
  return (message) => {
    const record = parse(message);
    return record !== undefined && test(record);
  };
}

class Reader {
  constructor(private readonly tokens: string[]) {}

  readAll(): Test {
    const test = this.readChoice();
    if (this.tokens.length > 0) throw invalidParameter("Invalid filter pattern");
    return test;
  }

  private readChoice(): Test {
    const tests = [this.readChain()];
    while (this.take("||")) tests.push(this.readChain());
    return (record) => tests.some((test) => test(record));
  }

  private readChain(): Test {
    const tests = [this.readOne()];
    while (this.take("&&")) tests.push(this.readOne());
    return (record) => tests.every((test) => test(record));
  }

  private readOne(): Test {
    if (this.take("(")) {
      const test = this.readChoice();
      if (!this.take(")")) throw invalidParameter("Invalid filter pattern");
      return test;
    }
    const selector = this.tokens.shift() ?? "";
    if (!selector.startsWith("$")) throw invalidParameter("Invalid filter pattern");
    const path = pathOf(selector);
    const test = this.readCondition();
    return (record) => test(valueAt(record, path));
  }

  private readCondition(): Test {
    const operator = this.tokens.shift() ?? "";
    const operand = this.tokens.shift() ?? "";
    const words = `${operator} ${operand}`.toUpperCase();
    switch (words) {
      case "IS NULL":
        return (value) => value === null;
      case "IS TRUE":
        return (value) => value === true;
      case "IS FALSE":
        return (value) => value === false;
      case "NOT EXISTS":
        return (value) => value === undefined;
      default:
        return comparisonTest({ operator, operand });
    }
  }

  private take(token: string): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }
}

function tokensOf(text: string): string[] {
  const tokens = [...text.matchAll(TOKEN)];
  if (tokens.reduce((sum, [all]) => sum + all.length, 0) !== text.length) {
    throw invalidParameter("Invalid filter pattern");
  }
  return tokens.map(([, token = ""]) => token);
}

function pathOf(selector: string): string[] {
  return [...selector.matchAll(/\['([^']*)'\]|\["([^"]*)"\]|\[(\d+)\]|\.([^.[\]]+)/g)].map(
    ([, single, double, index, name]) => single ?? double ?? index ?? name ?? "",
  );
}

function valueAt(record: unknown, path: string[]): unknown {
  let value = record;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function parse(message: string): unknown {
  if (!message.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}
