import type { Program, ShellState } from "./shell";
import { pathOf } from "./text-programs";

/** The commands that act on the shell itself. */
export const builtins: Record<string, Program<never>> = {
  export: (args, _stdin, { variables }) => {
    for (const arg of args) {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(arg) ?? [];
      if (name && value !== undefined) variables[name] = value;
    }
    return {};
  },
  unset: (args, _stdin, { variables }) => {
    for (const name of args) delete variables[name];
    return {};
  },
  set: (args, _stdin, state) => {
    for (const arg of args) {
      if (/^-\w*e/.test(arg)) state.stopsOnFailure = true;
      if (/^\+\w*e/.test(arg)) state.stopsOnFailure = false;
    }
    return {};
  },
  exit: ([status], _stdin, state) => {
    state.work = [];
    return { status: status === undefined ? state.lastStatus : Number(status) & 255 };
  },
  false: () => ({ status: 1 }),
  sleep: ([seconds = "0"]) => ({ takesMs: (Number.parseFloat(seconds) || 0) * 1000 }),
  test: (args, _stdin, state) => ({ status: holds(args, state) ? 0 : 1 }),
  "[": (args, _stdin, state) => ({ status: holds(args.slice(0, -1), state) ? 0 : 1 }),
  "[[": (args, _stdin, state) => ({ status: holds(args.slice(0, -1), state) ? 0 : 1 }),
};

function holds(args: string[], state: ShellState): boolean {
  if (args[0] === "!") return !holds(args.slice(1), state);
  const or = args.indexOf("-o");
  if (or > 0) return holds(args.slice(0, or), state) || holds(args.slice(or + 1), state);
  const and = args.indexOf("-a");
  if (and > 0) return holds(args.slice(0, and), state) && holds(args.slice(and + 1), state);

  const [first = "", operator, third = ""] = args;
  switch (args.length) {
    case 0:
      return false;
    case 1:
      return first !== "";
    case 2:
      return holdsOfOne(first, operator ?? "", state);
    default:
      return holdsOfTwo(first, operator ?? "", third);
  }
}

function holdsOfOne(operator: string, operand: string, { files, variables }: ShellState): boolean {
  if (operator === "-n") return operand !== "";
  if (operator === "-z") return operand === "";
  if (operator === "-v") return variables[operand] !== undefined;
  if (operator === "-d") return Object.keys(files).some((path) => path.startsWith(`${pathOf(operand)}/`));
  if (operator === "-s") return (files[pathOf(operand)] ?? "") !== "";
  return files[pathOf(operand)] !== undefined;
}

function holdsOfTwo(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case "=":
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "-eq":
      return Number(left) === Number(right);
    case "-ne":
      return Number(left) !== Number(right);
    case "-gt":
      return Number(left) > Number(right);
    case "-ge":
      return Number(left) >= Number(right);
    case "-lt":
      return Number(left) < Number(right);
    case "-le":
      return Number(left) <= Number(right);
    default:
      return false;
  }
}
