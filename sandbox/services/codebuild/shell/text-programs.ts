import type { Program } from "./shell";

type TextProgram = Program<never>;

/** The small programs that buildspecs are written with, as far as they use them. */
export function textPrograms(now: () => Date): Record<string, TextProgram> {
  return {
    echo,
    printf,
    cut,
    tr,
    head: (args, stdin, { files }) => ({ stdout: firstLines(args, inputOf(args, stdin, files)) }),
    cat: (args, stdin, { files }) => cat(args, stdin, files),
    wc: (_args, stdin) => ({ stdout: `${stdin.split("\n").length - 1}\n` }),
    date: (args) => ({ stdout: `${formatDate(now(), args)}\n` }),
    basename: ([path = ""]) => ({ stdout: `${path.split("/").at(-1) ?? ""}\n` }),
    pwd: (_args, _stdin, { variables }) => ({ stdout: `${variables.CODEBUILD_SRC_DIR ?? "/"}\n` }),
    ls: (args, _stdin, { files }) => list(args, files),
  };
}

const echo: TextProgram = (args) => {
  const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const [options, words] = flags < 0 ? [args, []] : [args.slice(0, flags), args.slice(flags)];
  const text = words.join(" ");
  const interprets = options.some((option) => option.includes("e"));
  const newline = options.some((option) => option.includes("n")) ? "" : "\n";
  return { stdout: (interprets ? unescapeText(text) : text) + newline };
};

const printf: TextProgram = ([format = "", ...args]) => {
  const values = [...args];
  const once = () =>
    unescapeText(format).replace(/%(?:%|-?\d*([sdb]))/g, (spec, kind?: string) =>
      kind ? (values.shift() ?? (kind === "d" ? "0" : "")) : spec.slice(1),
    );
  let text = once();
  while (values.length > 0 && /%-?\d*[sdb]/.test(format)) text += once();
  return { stdout: text };
};

const cut: TextProgram = (args, stdin) => {
  const { c: characters, d: delimiter = "\t", f: fields } = options(args, "cdf");
  const [first = 1, last] = rangeOf(characters ?? fields ?? "1-");
  const cutLine = (line: string) => {
    if (characters) return line.slice(first - 1, last);
    return line.includes(delimiter)
      ? line
          .split(delimiter)
          .slice(first - 1, last)
          .join(delimiter)
      : line;
  };
  return { stdout: eachLine(stdin, cutLine) };
};

const tr: TextProgram = (args, stdin) => {
  if (args[0] === "-d") return { stdout: stdin.replace(charactersOf(args[1] ?? ""), "") };
  const [from = "", to = ""] = args;
  if (/^\[?(:upper:|A-Z)\]?$/.test(from)) return { stdout: stdin.toLowerCase() };
  if (/^\[?(:lower:|a-z)\]?$/.test(from)) return { stdout: stdin.toUpperCase() };
  const last = to.at(-1) ?? "";
  return { stdout: stdin.replace(charactersOf(from), (character) => to.charAt(from.indexOf(character)) || last) };
};

function cat(args: string[], stdin: string, files: Record<string, string>) {
  const missing = args.find((path) => files[pathOf(path)] === undefined);
  if (missing) return { stderr: `cat: ${missing}: No such file or directory`, status: 1 };
  return { stdout: inputOf(args, stdin, files) };
}

function list(args: string[], files: Record<string, string>) {
  const [path] = args.filter((arg) => !arg.startsWith("-"));
  const names = Object.keys(files).sort();
  if (path === undefined || path === ".") return { stdout: names.map((name) => `${name}\n`).join("") };
  if (files[pathOf(path)] !== undefined) return { stdout: `${path}\n` };
  return { stderr: `ls: cannot access '${path}': No such file or directory`, status: 2 };
}

function inputOf(args: string[], stdin: string, files: Record<string, string>): string {
  const paths = args.filter((arg) => files[pathOf(arg)] !== undefined);
  return paths.length > 0 ? paths.map((path) => files[pathOf(path)]).join("") : stdin;
}

function firstLines(args: string[], text: string): string {
  const { n, c } = options(args, "nc");
  if (c !== undefined) return text.slice(0, Number(c));
  return text
    .split(/(?<=\n)/)
    .slice(0, Number(n ?? /^-(\d+)$/.exec(args[0] ?? "")?.[1] ?? 10))
    .join("");
}

/** `date +FORMAT`, in UTC as in a build container. */
function formatDate(at: Date, args: string[]): string {
  const format = args.find((arg) => arg.startsWith("+"))?.slice(1) ?? "%a %b %e %H:%M:%S UTC %Y";
  const [weekday = "", day = "", month = "", year = "", time = ""] = at.toUTCString().replace(",", "").split(" ");
  const [hours = "", minutes = "", seconds = ""] = time.split(":");
  const monthNumber = String(at.getUTCMonth() + 1).padStart(2, "0");
  const parts: Record<string, string> = {
    a: weekday,
    b: month,
    d: day,
    e: String(Number(day)).padStart(2),
    F: `${year}-${monthNumber}-${day}`,
    H: hours,
    m: monthNumber,
    M: minutes,
    N: `${String(at.getUTCMilliseconds()).padStart(3, "0")}000000`,
    s: String(Math.floor(at.getTime() / 1000)),
    S: seconds,
    T: time,
    Y: year,
    y: year.slice(2),
    Z: "UTC",
  };
  return format.replace(/%([a-zA-Z%])/g, (spec, letter: string) => (letter === "%" ? "%" : (parts[letter] ?? spec)));
}

/** Reads `-c 1-7`, `-c1-7`: single-letter options that take a value. */
function options(args: string[], letters: string): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  args.forEach((arg, index) => {
    const letter = arg.charAt(1);
    if (arg.startsWith("-") && letter && letters.includes(letter)) {
      found[letter] = arg.length > 2 ? arg.slice(2).replace(/^=/, "") : args[index + 1];
    }
  });
  return found;
}

function rangeOf(range: string): [number, number | undefined] {
  const [, first, dash, last] = /^(\d*)(-?)(\d*)$/.exec(range.split(",")[0] ?? "") ?? [];
  const start = Number(first || 1);
  return [start, dash ? (last ? Number(last) : undefined) : start];
}

function eachLine(text: string, change: (line: string) => string): string {
  return text.replace(/[^\n]+/g, change);
}

function charactersOf(set: string): RegExp {
  return new RegExp(`[${unescapeText(set).replace(/[\]\\^]/g, "\\$&")}]`, "g");
}

function unescapeText(text: string): string {
  const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", "\\": "\\", e: "\x1b", "0": "\0" };
  return text
    .replace(/\\(?:033|x1b)/gi, "\x1b")
    .replace(/\\([ntre0\\])/g, (_escape, letter: string) => escapes[letter] ?? letter);
}

export function pathOf(path: string): string {
  return path.replace(/^(\.\/)+/, "");
}
