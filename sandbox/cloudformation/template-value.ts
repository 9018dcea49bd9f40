/** What a template is written in: JSON without null. Numbers may still be strings; only a property's schema can tell. */
export type TemplateValue = string | number | boolean | TemplateValue[] | TemplateObject;

export interface TemplateObject {
  [key: string]: TemplateValue;
}

export function isObject(value: TemplateValue | undefined): value is TemplateObject {
  return typeof value === "object" && !Array.isArray(value);
}

export function isScalar(value: TemplateValue | undefined): value is string | number | boolean {
  return value !== undefined && typeof value !== "object";
}

/** A member by a name that comes from a template, which may be that of something every object has: `constructor`. */
export function memberOf<Member>(members: Record<string, Member>, name: string): Member | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

export function isSame(one: TemplateValue | undefined, other: TemplateValue | undefined): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with its keys in order. */
function canonical(value: TemplateValue | undefined): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
