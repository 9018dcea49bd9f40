import "server-only";

export type Tags = Record<string, string>;

/** ECS and CodeBuild write `key`, the others `Key`. */
export function toTags(
  tags: readonly { key?: string; value?: string; Key?: string; Value?: string }[] | undefined,
): Tags {
  return Object.fromEntries((tags ?? []).map(({ key, value, Key, Value }) => [key ?? Key ?? "", value ?? Value ?? ""]));
}
