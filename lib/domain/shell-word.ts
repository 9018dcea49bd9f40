const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word of a POSIX shell, whatever is in it. */
export function shellWord(text: string): string {
  return plain.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A command over several lines. */
export function shellLines(first: string, ...options: string[]): string {
  return [first, ...options.map((option) => `  ${option}`)].join(" \\\n");
}
