/** A value of a template: short functions in their long form, and all that is no list and no map a text. */
export type TemplateValue = string | readonly TemplateValue[] | TemplateMap;
export interface TemplateMap {
  readonly [name: string]: TemplateValue;
}

/** A template as far as it has to be understood. */
export interface TemplateDocument {
  parameters: Readonly<Record<string, { type: string; allowedValues: number }>>;
  resources: Readonly<Record<string, TemplateResource>>;
}

export interface TemplateResource {
  type: string;
  properties: TemplateMap;
  metadata: TemplateMap;
}

export function isMap(value: TemplateValue | undefined): value is TemplateMap {
  return typeof value === "object" && !Array.isArray(value);
}

export function isList(value: TemplateValue | undefined): value is readonly TemplateValue[] {
  return Array.isArray(value);
}

/** The member at the end of these names, where there is one. */
export function memberOf(value: TemplateValue | undefined, ...names: string[]): TemplateValue | undefined {
  return names.reduce<TemplateValue | undefined>((at, name) => (isMap(at) ? at[name] : undefined), value);
}

/** Of `{ Ref: … }` or `{ "Fn::Sub": … }`: its name and what it is given. */
export function functionOf(value: TemplateValue | undefined): { name: string; given: TemplateValue } | undefined {
  const [entry, ...more] = isMap(value) ? Object.entries(value) : [];
  if (!entry || more.length > 0 || !/^(Ref|Condition|Fn::\w+)$/.test(entry[0])) return undefined;
  return { name: entry[0], given: entry[1] };
}

/** All that is given to one function, anywhere below. */
export function givenTo(name: string, value: TemplateValue | undefined): TemplateValue[] {
  if (value === undefined || typeof value === "string") return [];
  const own = functionOf(value);
  const below = Object.values(value).flatMap((each: TemplateValue) => givenTo(name, each));
  return own?.name === name ? [own.given, ...below] : below;
}
