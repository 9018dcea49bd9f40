import type { TeardownReceipt } from "./teardown-receipt";

/** A receipt as a text for a ticket. What AWS or a person has named is code: no name becomes a heading, a link or a table's edge. */
export function receiptMarkdown(receipt: TeardownReceipt): string {
  const { number, target, outcome, isStopped, gone, left, kept, monthlyCost } = receipt;
  const result = outcome === "nothing-left" ? "Nothing left" : "Finished with leftovers";
  return [
    `# Teardown receipt, run ${number}`,
    "",
    `**${result}**${isStopped ? " (stopped before its end)" : ""}`,
    "",
    "| | |",
    "| --- | --- |",
    row("Target", target),
    ...(receipt.subject ? [row("Of", receipt.subject)] : []),
    row("Started by", receipt.startedBy),
    ...(receipt.approvedBy ? [row("Approved by", receipt.approvedBy)] : []),
    ...(receipt.reason ? [row("Reason", receipt.reason)] : []),
    row("Started", receipt.startedAt),
    row("Looked at again", receipt.sweptAt),
    row("Cost that stops", `about ${monthlyCost.stopped.toFixed(2)} USD a month (estimate)`),
    row("Cost that remains", `about ${monthlyCost.remains.toFixed(2)} USD a month (estimate)`),
    "",
    ...section("Gone, as AWS says", gone.map(named)),
    ...section(
      "Left",
      left.map((line) => `${named(line)}: ${code(line.why.message)}`),
    ),
    ...section(
      "Stays, as planned",
      kept.map((line) => `${named(line)}: ${code(line.why.message)}`),
    ),
  ].join("\n");
}

function row(label: string, value: string): string {
  return `| ${label} | ${code(value)} |`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`## ${title}`, "", ...lines.map((line) => `- ${line}`), ""];
}

function named({ kind, name }: { kind: string; name: string }): string {
  return `${kind} ${code(name)}`;
}

/** A pipe would end a cell of a table also in code, and a line break everything. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line || " "}${fence}`;
}
