/** Puts what is named into a text: `{name}` anywhere, and `[ a part with {name}]` only where all its names are known. */
export function fill(text: string, named: Readonly<Record<string, string>>): string {
  const whole = text.replace(/\[([^\]]*)\]/g, (_, part: string) =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => name in named) ? part : "",
  );
  return whole.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? "…");
}
