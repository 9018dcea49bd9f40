/** A word as it was written, with its quotes and dollars: it is expanded only when its command runs. */
type Word = string;

export interface SimpleCommand {
  assignments: { name: string; value: Word }[];
  words: Word[];
  redirects: { operator: string; target: Word }[];
}

type Connector = ";" | "&&" | "||";

/** A piece of a shell program; plain data, so that a program half run can be kept. */
export type ShellNode =
  | { type: "list"; items: { connector: Connector; node: ShellNode }[] }
  | { type: "if"; condition: ShellNode; body: ShellNode; otherwise?: ShellNode }
  | { type: "for"; name: string; words: Word[]; body: ShellNode }
  | { type: "pipeline"; commands: SimpleCommand[]; negated: boolean };

/** For what this shell has no grammar: functions, `case`, `while`, here-documents. */
export class ShellSyntaxError extends Error {}

const OPERATOR = /^(?:\d*>>|\d*>&\d|&>|\d*>|<<?|&&|\|\||;;|[;|&()\n])/;
const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;
const UNSUPPORTED = new Set(["while", "until", "case", "function", "select"]);

export function parseShell(source: string): ShellNode {
  const parser = new Parser(tokenize(source));
  const node = parser.list([]);
  parser.end();
  return node;
}

interface Token {
  text: string;
  isOperator: boolean;
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let rest = source.replaceAll("\\\n", "");
  for (;;) {
    rest = rest.replace(/^[ \t\r]+/, "").replace(/^#[^\n]*/, "");
    if (rest === "") return tokens;
    const [operator] = OPERATOR.exec(rest) ?? [];
    const text = operator ?? rest.slice(0, wordLength(rest));
    tokens.push({ text, isOperator: operator !== undefined });
    rest = rest.slice(text.length);
  }
}

function wordLength(text: string): number {
  let at = 0;
  while (at < text.length && !/[\s;&|()<>]/.test(text.charAt(at))) at = afterUnit(text, at);
  return at;
}

/** Where the quote, substitution or character that begins at `at` ends. */
export function afterUnit(text: string, at: number): number {
  if (text.startsWith("$(", at)) return afterNested(text, at + 2, ")");
  if (text.startsWith("${", at)) return afterNested(text, at + 2, "}");
  const character = text.charAt(at);
  if (character === "\\") return at + 2;
  if (character === "'" || character === "`") return closing(text, text.indexOf(character, at + 1)) + 1;
  if (character === '"') return afterNested(text, at + 1, '"');
  return at + 1;
}

function afterNested(text: string, start: number, end: string): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== end) {
    const isLiteral = end === '"' && text.charAt(at) === "'";
    if (end === ")" && text.charAt(at) === "(") at = afterNested(text, at + 1, ")");
    else at = isLiteral ? at + 1 : afterUnit(text, at);
  }
  return closing(text, at < text.length ? at : -1) + 1;
}

function closing(text: string, at: number): number {
  if (at < 0) throw new ShellSyntaxError(`unexpected end of ${text}`);
  return at;
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  /** Commands up to one of the words that end the enclosing construct. */
  list(ends: string[]): ShellNode {
    const items: { connector: Connector; node: ShellNode }[] = [];
    let connector: Connector = ";";
    for (;;) {
      while (this.isOperator(";", "\n")) this.at++;
      const token = this.tokens[this.at];
      if (!token || ends.includes(token.text)) return { type: "list", items };
      items.push({ connector, node: this.command() });
      const next = this.tokens[this.at];
      connector = next?.text === "&&" || next?.text === "||" ? next.text : ";";
      if (connector !== ";") this.at++;
      else if (next && !this.isOperator(";", "\n", "&") && !ends.includes(next.text)) this.fail();
      if (this.isOperator("&")) this.at++;
    }
  }

  end(): void {
    if (this.at < this.tokens.length) this.fail();
  }

  private command(): ShellNode {
    const word = this.tokens[this.at]?.text ?? "";
    if (word === "if") return this.conditional();
    if (word === "for") return this.loop();
    if (word === "{") return this.group("}");
    if (word === "(") return this.group(")");
    if (UNSUPPORTED.has(word) || this.tokens[this.at + 1]?.text === "(") this.fail();
    return this.pipeline();
  }

  private conditional(): ShellNode {
    this.at++;
    const condition = this.list(["then"]);
    this.expect("then");
    const body = this.list(["elif", "else", "fi"]);
    if (this.tokens[this.at]?.text === "elif") return { type: "if", condition, body, otherwise: this.conditional() };
    let otherwise: ShellNode | undefined;
    if (this.tokens[this.at]?.text === "else") {
      this.at++;
      otherwise = this.list(["fi"]);
    }
    this.expect("fi");
    return { type: "if", condition, body, ...(otherwise && { otherwise }) };
  }

  private loop(): ShellNode {
    this.at++;
    const name = this.word();
    this.expect("in");
    const words: Word[] = [];
    while (!this.isOperator(";", "\n")) words.push(this.word());
    while (this.isOperator(";", "\n")) this.at++;
    this.expect("do");
    const body = this.list(["done"]);
    this.expect("done");
    return { type: "for", name, words, body };
  }

  private group(end: string): ShellNode {
    this.at++;
    const body = this.list([end]);
    this.expect(end);
    return body;
  }

  private pipeline(): ShellNode {
    const negated = this.tokens[this.at]?.text === "!";
    if (negated) this.at++;
    const commands = [this.simpleCommand()];
    while (this.isOperator("|")) {
      this.at++;
      commands.push(this.simpleCommand());
    }
    return { type: "pipeline", commands, negated };
  }

  private simpleCommand(): SimpleCommand {
    const command: SimpleCommand = { assignments: [], words: [], redirects: [] };
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      const [, name, value] = ASSIGNMENT.exec(token.text) ?? [];
      if (token.isOperator) {
        if (token.text.startsWith("<<") || !/[<>]/.test(token.text)) break;
        this.at++;
        const target = /&\d$/.test(token.text) ? "" : this.word();
        command.redirects.push({ operator: token.text, target });
      } else {
        this.at++;
        if (name && value !== undefined && command.words.length === 0) command.assignments.push({ name, value });
        else command.words.push(token.text);
      }
    }
    if (command.words.length + command.assignments.length + command.redirects.length === 0) this.fail();
    return command;
  }

  private word(): Word {
    const token = this.tokens[this.at++];
    if (!token || token.isOperator) this.fail();
    return token?.text ?? "";
  }

  private expect(text: string): void {
    while (text !== "in" && this.isOperator("\n")) this.at++;
    if (this.tokens[this.at++]?.text !== text) this.fail();
  }

  private isOperator(...texts: string[]): boolean {
    const token = this.tokens[this.at];
    return !!token?.isOperator && texts.includes(token.text);
  }

  private fail(): never {
    throw new ShellSyntaxError(`syntax error near ${this.tokens[this.at]?.text ?? "the end"}`);
  }
}
