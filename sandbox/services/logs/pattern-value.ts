import { invalidParameter } from "./invalid-parameter";

/** What a member or a column is compared with: `= 4*`, `!= "a b"`, `>= 500`, `= %^4[0-9]%`. */
export interface Comparison {
  operator: string;
  operand: string;
}

type Test = (value: unknown) => boolean;

export function comparisonTest({ operator, operand }: Comparison): Test {
  if (operand === "") throw invalidParameter("Invalid filter pattern");
  const equals = equalityTest(operand);
  const bound = Number(operand);
  const compares = (holds: (value: number) => boolean): Test => {
    if (Number.isNaN(bound)) throw invalidParameter("Invalid filter pattern");
    return (value) => value !== undefined && value !== "" && !Number.isNaN(Number(value)) && holds(Number(value));
  };
  switch (operator) {
    case "=":
      return equals;
    case "!=":
      return (value) => value !== undefined && !equals(value);
    case "<":
      return compares((value) => value < bound);
    case "<=":
      return compares((value) => value <= bound);
    case ">":
      return compares((value) => value > bound);
    case ">=":
      return compares((value) => value >= bound);
    default:
      throw invalidParameter("Invalid filter pattern");
  }
}

export function regexOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch {
    throw invalidParameter("Invalid filter pattern");
  }
}

function equalityTest(operand: string): Test {
  if (/^%.*%$/s.test(operand)) {
    const regex = regexOf(operand.slice(1, -1));
    return (value) => value !== undefined && regex.test(String(value));
  }
  const text = /^"(.*)"$/s.exec(operand)?.[1]?.replace(/\\(.)/g, "$1") ?? operand;
  const isNumber = text === operand && text !== "" && !Number.isNaN(Number(text));
  const glob = new RegExp(`^${text.split("*").map(escaped).join(".*")}$`, "s");
  return (value) =>
    value !== undefined && value !== null && (isNumber ? Number(value) === Number(text) : glob.test(String(value)));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
