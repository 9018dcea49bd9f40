import { afterUnit } from "./parse";

/** What expansion needs of the shell that it happens in. */
export interface Expansion {
  variables: Record<string, string>;
  lastStatus: number;
  substitute(source: string): string;
}

/** A word as the command gets it: none, one or several arguments. */
export function expandWord(word: string, shell: Expansion): string[] {
  const fields: string[] = [];
  let field: string | undefined;
  for (const { text, isQuoted } of expandUnits(word, shell)) {
    if (isQuoted) {
      field = (field ?? "") + text;
      continue;
    }
    const [first = "", ...others] = text.split(/[ \t\n]+/);
    if (first !== "" || field !== undefined) field = (field ?? "") + first;
    for (const other of others) {
      if (field !== undefined) fields.push(field);
      field = other === "" ? undefined : other;
    }
  }
  return field === undefined ? fields : [...fields, field];
}

/** A word where it is one text whatever it expands to: an assignment, the target of a redirect. */
export function expandText(word: string, shell: Expansion): string {
  return expandUnits(word, shell)
    .map(({ text }) => text)
    .join("");
}

interface Unit {
  text: string;
  /** Not split into fields: it was quoted, or stood there as it is. */
  isQuoted: boolean;
}

function expandUnits(word: string, shell: Expansion, inQuotes = false): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < word.length; ) {
    const literal = inQuotes && word.charAt(at) === "'";
    const end = literal ? at + 1 : unitEnd(word, at);
    units.push(...expandUnit(word.slice(at, end), shell, inQuotes));
    at = end;
  }
  return units;
}

function unitEnd(word: string, at: number): number {
  const [name] = /^\$(?:[A-Za-z_]\w*|[?#@*$0-9])/.exec(word.slice(at)) ?? [];
  return name ? at + name.length : afterUnit(word, at);
}

function expandUnit(unit: string, shell: Expansion, inQuotes: boolean): Unit[] {
  if (unit.startsWith("'") && unit.length > 1) return [{ text: unit.slice(1, -1), isQuoted: true }];
  if (unit.startsWith('"') && unit.length > 1) {
    return [{ text: "", isQuoted: true }, ...expandUnits(unit.slice(1, -1), shell, true)];
  }
  if (unit.startsWith("\\")) {
    const escapes = !inQuotes || /[$`"\\\n]/.test(unit.charAt(1));
    return [{ text: escapes ? unit.slice(1) : unit, isQuoted: true }];
  }
  if (unit.startsWith("$(")) return [{ text: shell.substitute(unit.slice(2, -1)), isQuoted: inQuotes }];
  if (unit.startsWith("`")) return [{ text: shell.substitute(unit.slice(1, -1)), isQuoted: inQuotes }];
  if (unit.startsWith("${")) return [{ text: expandBraces(unit.slice(2, -1), shell), isQuoted: inQuotes }];
  if (unit.startsWith("$") && unit.length > 1)
    return [{ text: readVariable(unit.slice(1), shell), isQuoted: inQuotes }];
  return [{ text: unit, isQuoted: true }];
}

function readVariable(name: string, { variables, lastStatus }: Expansion): string {
  return name === "?" ? String(lastStatus) : (variables[name] ?? "");
}

/** The inside of `${…}`: a name, and an operator with its word. */
function expandBraces(inside: string, shell: Expansion): string {
  if (inside.startsWith("#")) return String(readVariable(inside.slice(1), shell).length);
  const [, name = "", operator = "", rest = ""] =
    /^([A-Za-z_]\w*|[?0-9])(:[-=+?]|[-=+?]|##?|%%?|\/\/?|:|,,|\^\^)?(.*)$/s.exec(inside) ?? [];
  const value = readVariable(name, shell);
  const word = () => expandText(rest, shell);
  const isMissing = operator.startsWith(":") ? value === "" : shell.variables[name] === undefined;
  switch (operator) {
    case ":-":
    case "-":
      return isMissing ? word() : value;
    case ":=":
    case "=":
      if (isMissing) shell.variables[name] = word();
      return readVariable(name, shell);
    case ":+":
    case "+":
      return isMissing ? "" : word();
    case "#":
    case "##":
      return value.replace(new RegExp(`^${globPattern(word(), operator === "##")}`, "s"), "");
    case "%":
    case "%%":
      return withoutSuffix(value, new RegExp(`^${globPattern(word(), true)}$`, "s"), operator === "%%");
    case "/":
    case "//": {
      const [pattern = "", replacement = ""] = rest.split("/").map((part) => expandText(part, shell));
      return value.replace(new RegExp(globPattern(pattern, true), operator === "//" ? "gs" : "s"), () => replacement);
    }
    case ":": {
      const [offset = 0, length] = word().split(":").map(Number);
      return value.slice(offset, length === undefined ? undefined : offset + length);
    }
    case ",,":
      return value.toLowerCase();
    case "^^":
      return value.toUpperCase();
    default:
      return value;
  }
}

function withoutSuffix(value: string, suffix: RegExp, longest: boolean): string {
  const starts = Array.from({ length: value.length + 1 }, (_, index) => (longest ? index : value.length - index));
  const start = starts.find((index) => suffix.test(value.slice(index)));
  return start === undefined ? value : value.slice(0, start);
}

function globPattern(glob: string, greedy: boolean): string {
  return glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", greedy ? ".*" : ".*?")
    .replaceAll("?", (mark, at: number, all: string) => (all.charAt(at - 1) === "*" ? mark : "."));
}
