import { AwsError } from "../../operation";

/** A metric math expression, read. */
export type MathNode =
  | { kind: "number"; value: number }
  | { kind: "text"; value: string }
  | { kind: "name"; name: string }
  | { kind: "list"; items: MathNode[] }
  | { kind: "negative"; operand: MathNode }
  | { kind: "operation"; operator: string; left: MathNode; right: MathNode }
  | { kind: "call"; name: string; arguments: MathNode[] };

const TOKEN =
  /\s*(\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|[A-Za-z_][A-Za-z0-9_]*|"[^"]*"|'[^']*'|&&|\|\||[<>=!]=|[-+*/^(),<>[\]])/y;
const binding: Record<string, number> = {
  OR: 1,
  "||": 1,
  AND: 2,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 3,
  ">": 3,
  "<=": 3,
  ">=": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "^": 6,
};
const DEEPEST = 50;

export function parseMath(expression: string): MathNode {
  const tokens = tokensOf(expression);
  const reader = new Reader(tokens, expression);
  const node = reader.expression(0);
  reader.end();
  return node;
}

/** The ids of the queries that an expression reads. */
export function namesIn(node: MathNode): string[] {
  switch (node.kind) {
    case "name":
      return [node.name];
    case "list":
      return node.items.flatMap(namesIn);
    case "negative":
      return namesIn(node.operand);
    case "operation":
      return [...namesIn(node.left), ...namesIn(node.right)];
    case "call":
      return node.arguments.flatMap(namesIn);
    default:
      return [];
  }
}

function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const text = expression.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const [, token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw wrong(expression);
    tokens.push(token);
  }
  return tokens;
}

class Reader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: string[],
    private readonly text: string,
  ) {}

  expression(least: number): MathNode {
    this.depth += 1;
    if (this.depth > DEEPEST) throw wrong(this.text);
    let left = this.operand();
    for (;;) {
      const operator = (this.tokens[this.at] ?? "").toUpperCase();
      const power = Object.hasOwn(binding, operator) ? (binding[operator] ?? 0) : 0;
      if (power <= least) break;
      this.at += 1;
      left = { kind: "operation", operator, left, right: this.expression(operator === "^" ? power - 1 : power) };
    }
    this.depth -= 1;
    return left;
  }

  end(): void {
    if (this.at < this.tokens.length) throw wrong(this.text);
  }

  private operand(): MathNode {
    const token = this.tokens[this.at++];
    if (token === undefined) throw wrong(this.text);
    if (token === "(") return this.closed(this.expression(0), ")");
    if (token === "[") return { kind: "list", items: this.items("]") };
    if (token === "-") return { kind: "negative", operand: this.expression(5) };
    if (/^\d/.test(token)) return { kind: "number", value: Number(token) };
    if (/^["']/.test(token)) return { kind: "text", value: token.slice(1, -1) };
    if (!/^[A-Za-z_]/.test(token)) throw wrong(this.text);
    if (this.tokens[this.at] !== "(") return { kind: "name", name: token };
    this.at += 1;
    return { kind: "call", name: token.toUpperCase(), arguments: this.items(")") };
  }

  private items(end: string): MathNode[] {
    const items: MathNode[] = [];
    while (this.tokens[this.at] !== end) {
      if (items.length > 0) this.closed(undefined, ",");
      items.push(this.expression(0));
    }
    this.at += 1;
    return items;
  }

  private closed<Node>(node: Node, token: string): Node {
    if (this.tokens[this.at++] !== token) throw wrong(this.text);
    return node;
  }
}

export function wrong(expression: string): AwsError {
  return new AwsError("ValidationError", `Error in expression '${expression}': Invalid syntax`);
}
