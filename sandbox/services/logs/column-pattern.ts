import { invalidParameter } from "./invalid-parameter";
import { comparisonTest } from "./pattern-value";

type Test = (field: string) => boolean;

const FIELD = /"((?:[^"\\]|\\.)*)"|\[([^\]]*)\]|(\S+)/g;
const CONDITION = /([\w-]+)\s*(!=|<=|>=|[=<>])\s*("(?:[^"\\]|\\.)*"|%[^%]*%|[^\s&|]+)/;

/** `[ip, user, ..., status = 4*, bytes > 1000]`: a message as fields between blanks, as many as there are columns. */
export function columnPattern(pattern: string): (message: string) => boolean {
  if (!pattern.endsWith("]")) throw invalidParameter("Invalid filter pattern");
  const columns = pattern
    .slice(1, -1)
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((column) => column.trim());
  const gap = columns.indexOf("...");
  const before = (gap < 0 ? columns : columns.slice(0, gap)).map(testOf);
  const after = gap < 0 ? [] : columns.slice(gap + 1).map(testOf);
  return (message) => {
    const fields = [...message.matchAll(FIELD)].map(([, quoted, bracketed, plain]) => quoted ?? bracketed ?? plain);
    const count = before.length + after.length;
    if (gap < 0 ? fields.length !== count : fields.length < count) return false;
    const chosen = [...fields.slice(0, before.length), ...fields.slice(fields.length - after.length)];
    return [...before, ...after].every((test, index) => test(chosen[index] ?? ""));
  };
}

/** A name alone takes any field. */
function testOf(column: string): Test {
  if (/^[\w-]*$/.test(column)) return () => true;
  const choices = column.split("||").map((choice) => choice.split("&&").map(conditionOf));
  return (field) => choices.some((tests) => tests.every((test) => test(field)));
}

function conditionOf(text: string): Test {
  const [, , operator, operand] = CONDITION.exec(text) ?? [];
  if (!operator || operand === undefined) throw invalidParameter("Invalid filter pattern");
  return comparisonTest({ operator, operand });
}
