/** The part of JMESPath that builds use: `imageDetails[0].imageTags[-1]`, `imageDetails[].imageDigest`, `length(…)`. */
export function query(value: unknown, expression: string): unknown {
  const text = expression.trim();
  const [, counted] = /^length\((.*)\)$/s.exec(text) ?? [];
  if (counted !== undefined) return sizeOf(query(value, counted));
  const [, list, key, rest = ""] = /^sort_by\(([^,]*),\s*&\s*(\w+)\)(.*)$/s.exec(text) ?? [];
  if (list !== undefined && key) return follow(sortBy(query(value, list), key), stepsOf(rest));
  return follow(value, stepsOf(text));
}

function stepsOf(path: string): string[] {
  return path.match(/\[[^\]]*\]|[^.[\]]+/g) ?? [];
}

function follow(value: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined || value === undefined || value === null) return value ?? null;
  if (step === "[]" || step === "[*]") {
    return Array.isArray(value) ? value.map((item) => follow(item, rest)).filter((item) => item !== null) : null;
  }
  const index = /^\[(-?\d+)\]$/.exec(step)?.[1];
  if (index !== undefined) return follow(Array.isArray(value) ? value.at(Number(index)) : null, rest);
  return follow((value as Record<string, unknown>)[step.replace(/^['"`]|['"`]$/g, "")], rest);
}

function sortBy(list: unknown, key: string): unknown {
  if (!Array.isArray(list)) return null;
  const keyOf = (item: Record<string, unknown>) =>
    item[key] instanceof Date ? item[key].getTime() : String(item[key]);
  return list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) || typeof value === "string" ? value.length : Object.keys(value ?? {}).length;
}
