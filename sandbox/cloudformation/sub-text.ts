import { validationError } from "./validation-error";

type Part = { text: string } | { variable: string };

/** Splits the text of an Fn::Sub into what stands as it is and what is filled in; `${!Name}` is a literal `${Name}`. */
export function parseSubText(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const name = match[1] ?? "";
    parts.push({ text: text.slice(end, match.index) });
    parts.push(name.startsWith("!") ? { text: `\${${name.slice(1)}}` } : { variable: checkedName(name.trim()) });
    end = match.index + match[0].length;
  }
  parts.push({ text: text.slice(end) });
  return parts;
}

function checkedName(name: string): string {
  if (/^[A-Za-z0-9_.:]+$/.test(name)) return name;
  throw validationError(
    "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons",
  );
}
