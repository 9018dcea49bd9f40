import type { Chatter } from "../chatter";
import { type Expansion, expandText, expandWord } from "./expand";
import { parseShell, type ShellNode, ShellSyntaxError, type SimpleCommand } from "./parse";

/** What is left to run, and what came before decides whether it is. */
type Work =
  | { type: "node"; node: ShellNode }
  | { type: "item"; connector: string; node: ShellNode }
  | { type: "branch"; body: ShellNode; otherwise?: ShellNode }
  | { type: "assign"; name: string; value: string };

/** A shell between two commands; plain data, so that a build goes on after a restart of the sandbox. */
export interface ShellState {
  variables: Record<string, string>;
  files: Record<string, string>;
  lastStatus: number;
  work: Work[];
  /** Set by `set -e`. */
  stopsOnFailure: boolean;
}

export interface TimedLine {
  /** After the line before it. */
  waitMs: number;
  text: string;
  /** In place of the text: a great many lines. */
  chatter?: Chatter;
}

/** What a program did: every part may be left out. */
export interface Outcome<Effect> {
  stdout?: string;
  stderr?: string;
  status?: number;
  takesMs?: number;
  /** What it writes while it works, whether or not its output is read by another command. */
  progress?: TimedLine[];
  /** What it does to the world, once the time that it takes has passed. */
  effects?: Effect[];
}

export type Program<Effect> = (args: string[], stdin: string, state: ShellState) => Outcome<Effect>;

/** What one pipeline wrote and how long it took. */
export interface StepOutput<Effect> {
  /** What went to the terminal, its standard output apart. */
  lines: TimedLine[];
  stdout: string;
  takesMs: number;
  effects: Effect[];
}

export interface ShellHost<Effect> {
  findProgram(name: string): Program<Effect> | undefined;
  apply(effect: Effect): void;
}

export class Shell<Effect> {
  constructor(
    readonly state: ShellState,
    private readonly host: ShellHost<Effect>,
  ) {}

  /** Takes a program in; `step` runs it. Returns the complaint about what this shell has no grammar for. */
  feed(source: string): string | undefined {
    try {
      this.state.work = [{ type: "node", node: parseShell(source) }];
      this.state.lastStatus = 0;
      return undefined;
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error;
      this.state.work = [];
      this.state.lastStatus = 2;
      return `sh: ${error.message} (the shell of this sandbox knows no loops but \`for\`, no functions, no here-documents)`;
    }
  }

  /** Runs up to the end of the next pipeline; nothing where the program has ended. */
  step(): StepOutput<Effect> | undefined {
    const { state } = this;
    for (let work = state.work.pop(); work; work = state.work.pop()) {
      if (work.type === "assign") state.variables[work.name] = work.value;
      else if (work.type === "branch") this.branch(work);
      else if (work.type === "item" && this.skips(work.connector)) continue;
      else if (work.node.type === "pipeline") return this.pipeline(work.node.commands, work.node.negated);
      else this.unfold(work.node);
    }
    return undefined;
  }

  private skips(connector: string): boolean {
    return (connector === "&&" && this.state.lastStatus !== 0) || (connector === "||" && this.state.lastStatus === 0);
  }

  private unfold(node: Exclude<ShellNode, { type: "pipeline" }>): void {
    const { work } = this.state;
    if (node.type === "list") work.push(...node.items.map((item) => ({ type: "item" as const, ...item })).reverse());
    if (node.type === "if") {
      const { body, otherwise } = node;
      work.push({ type: "branch", body, ...(otherwise && { otherwise }) }, { type: "node", node: node.condition });
    }
    if (node.type === "for") {
      for (const value of node.words.flatMap((word) => expandWord(word, this.expansion())).reverse()) {
        work.push({ type: "node", node: node.body }, { type: "assign", name: node.name, value });
      }
    }
  }

  private branch({ body, otherwise }: Extract<Work, { type: "branch" }>): void {
    const chosen = this.state.lastStatus === 0 ? body : otherwise;
    this.state.lastStatus = 0;
    if (chosen) this.state.work.push({ type: "node", node: chosen });
  }

  private pipeline(commands: SimpleCommand[], negated: boolean): StepOutput<Effect> {
    const { state } = this;
    const output: StepOutput<Effect> = { lines: [], stdout: "", takesMs: 0, effects: [] };
    for (const command of commands) output.stdout = this.command(command, output.stdout, output);
    if (negated) state.lastStatus = state.lastStatus === 0 ? 1 : 0;

    const next = state.work.at(-1);
    const isAsked = negated || next?.type === "branch" || (next?.type === "item" && next.connector !== ";");
    if (state.stopsOnFailure && state.lastStatus !== 0 && !isAsked) state.work = [];
    return output;
  }

  /** Returns what goes into the pipe, or to the terminal behind the last command. */
  private command(command: SimpleCommand, stdin: string, output: StepOutput<Effect>): string {
    const { state } = this;
    const expansion = this.expansion();
    const [name, ...args] = command.words.flatMap((word) => expandWord(word, expansion));
    if (name === undefined) {
      state.lastStatus = 0;
      for (const assignment of command.assignments) {
        state.variables[assignment.name] = expandText(assignment.value, expansion);
      }
      return "";
    }
    const program = this.host.findProgram(name);
    const outcome = program?.(args, stdin, state) ?? {};
    state.lastStatus = outcome.status ?? 0;
    output.takesMs += outcome.takesMs ?? 0;
    output.lines.push(...(outcome.progress ?? []));
    output.effects.push(...(outcome.effects ?? []));
    return this.redirect(command, outcome, output);
  }

  private redirect(command: SimpleCommand, outcome: Outcome<Effect>, output: StepOutput<Effect>): string {
    const { files } = this.state;
    let { stdout = "", stderr = "" } = outcome;
    for (const { operator, target } of command.redirects) {
      const file = expandText(target, this.expansion());
      if (operator === "2>&1") {
        stdout += stderr;
        stderr = "";
      } else if (operator.startsWith("2>")) {
        stderr = "";
      } else if (operator.includes(">") && file) {
        const before = operator.endsWith(">>") ? (files[file] ?? "") : "";
        files[file] = before + stdout;
        stdout = "";
      }
    }
    output.lines.push(...toLines(stderr));
    return stdout;
  }

  private expansion(): Expansion {
    const { variables, lastStatus } = this.state;
    return { variables, lastStatus, substitute: (source) => this.substitute(source) };
  }

  /** `$(…)`: a shell of its own on a copy of the variables, run to its end at once. */
  private substitute(source: string): string {
    const { variables, files } = this.state;
    const inner: ShellState = { ...newShellState(), variables: { ...variables }, files };
    const shell = new Shell(inner, this.host);
    shell.feed(source);
    let written = "";
    for (let output = shell.step(); output; output = shell.step()) {
      written += output.stdout;
      for (const effect of output.effects) this.host.apply(effect);
    }
    this.state.lastStatus = inner.lastStatus;
    return written.replace(/\n+$/, "");
  }
}

export function newShellState(): ShellState {
  return { variables: {}, files: {}, lastStatus: 0, work: [], stopsOnFailure: false };
}

export function toLines(text: string): TimedLine[] {
  if (text === "") return [];
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => ({ waitMs: 0, text: line }));
}
