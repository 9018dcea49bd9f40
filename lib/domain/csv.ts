/** A spreadsheet takes text that begins like this for a formula, and runs it. */
const formula = /^[=+\-@\t\r]/;

/** One line of RFC 4180. A cell that looks like a formula gets an apostrophe, which spreadsheets take as "this is text". */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const safe = formula.test(text.trimStart()) || formula.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
