/** The tags that an input gives, in whichever of AWS's ways: `Tags`, `tags`, a map, or EC2's `TagSpecifications`. */
export function inputTags(input: Readonly<Record<string, unknown>>): Record<string, string> {
  const { TagSpecifications: specifications } = input;
  const given = Array.isArray(specifications)
    ? specifications.flatMap((one: { Tags?: unknown[] }) => one?.Tags ?? [])
    : (input.tags ?? input.Tags);
  if (Array.isArray(given)) return Object.fromEntries(given.flatMap(tagPair));
  return typeof given === "object" && given !== null ? (given as Record<string, string>) : {};
}

type Tag = { key?: unknown; value?: unknown; Key?: unknown; Value?: unknown } | null;

function tagPair(tag: Tag): [string, string][] {
  const key = tag?.key ?? tag?.Key;
  return typeof key === "string" ? [[key, String(tag?.value ?? tag?.Value ?? "")]] : [];
}
