import type { TimedLine } from "./shell/shell";

const DIM = "\x1b[90m";
const GREEN = "\x1b[32m";
const RED = "\x1b[31m";
const CYAN = "\x1b[36m";
const BOLD = "\x1b[1m";
const BLUE = "\x1b[34;49m";
const RESET = "\x1b[0m";

/** What pip writes while it installs the packages of a requirements file, colours and progress bars included. */
export function pipOutput(requirements: string): TimedLine[] {
  const packages = requirements
    .split("\n")
    .map((line) => /^([\w.-]+)==([\w.]+)/.exec(line))
    .flatMap((match) => (match ? [{ name: match[1] ?? "", version: match[2] ?? "" }] : []));

  const installed = packages.map(({ name, version }) => `${name}-${version}`).join(" ");
  return [
    ...packages.flatMap(({ name, version }, index) => downloadOf(name, version, 40 + 37 * index)),
    { waitMs: 400, text: `Installing collected packages: ${packages.map(({ name }) => name).join(", ")}` },
    { waitMs: 9_500, text: `Successfully installed ${installed}` },
    {
      waitMs: 300,
      text: "\x1b[33mWARNING: pip runs as root; a virtual environment would keep it apart from the system packages.\x1b[0m",
    },
    {
      waitMs: 100,
      text: `${BOLD}[${RESET}${BLUE}notice${RESET}${BOLD}]${RESET} There is a newer pip: ${GREEN}pip install --upgrade pip${RESET}`,
    },
  ];
}

function downloadOf(name: string, version: string, kilobytes: number): TimedLine[] {
  const bar = (share: number) => {
    const done = Math.round(40 * share);
    const amount = `${(kilobytes * share).toFixed(1)}/${kilobytes.toFixed(1)} kB`;
    const colour = share === 1 ? GREEN : RED;
    return `     ${colour}${"━".repeat(done)}${RESET}${DIM}${"━".repeat(40 - done)}${RESET} ${GREEN}${amount}${RESET} ${RED}4.7 MB/s${RESET} eta ${CYAN}0:00:0${share === 1 ? 0 : 1}${RESET}`;
  };
  return [
    { waitMs: 600, text: `Collecting ${name}==${version}` },
    { waitMs: 500, text: `  Downloading ${name.toLowerCase()}-${version}-py3-none-any.whl (${kilobytes} kB)` },
    { waitMs: 300, text: bar(0.5) },
    { waitMs: 400, text: bar(1) },
  ];
}
