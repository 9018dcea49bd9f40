import type { NormalizedSchema } from "@smithy/core/schema";
import { requiredMembers } from "../protocols/shapes";
import type { World } from "../world";
import type { Enums } from "./enums";

type Random = () => number;

/** What a world has, by the name of the member that it stands in, in small letters. */
export type Known = ReadonlyMap<string, readonly string[]>;

const MOST_OF_A_NAME = 40;
const DEPTH = 5;
const words = [
  "shop",
  "web",
  "10.9.0.0/16",
  "0.0.0.0/0",
  "80",
  "tcp",
  "eu-west-1a",
  "/health",
  "latest",
  "x".repeat(300),
];

/** Names, ids, ARNs and states of all that exists. */
export function knownIn(world: World): Known {
  const known = new Map<string, Set<string>>();
  const note = (name: string, value: string) => {
    const values = known.get(name) ?? new Set();
    known.set(name, values);
    if (values.size < MOST_OF_A_NAME) values.add(value);
  };
  const walk = (name: string, value: unknown, depth: number): void => {
    if (typeof value === "string" && value.length > 0 && value.length < 2000) note(singular(name), value);
    if (typeof value !== "object" || value === null || depth > DEPTH || value instanceof Date) return;
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    for (const [key, entry] of entries) walk(Array.isArray(value) ? name : String(key), entry, depth + 1);
  };
  for (const [place, rows] of world.dump().tables) {
    for (const [key, row] of rows) {
      note("key", key);
      walk(place, row, 0);
    }
  }
  return new Map([...known].map(([name, values]) => [name, [...values]]));
}

/** An input as a client might well send it: of the right types, and about what is there. */
export function likelyInput(ns: NormalizedSchema, known: Known, enums: Enums, random: Random): unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const textFor = (name: string, values: ReadonlySet<string> | undefined): string => {
    if (values && random() < 0.9) return pick([...values]) ?? "";
    const named =
      known.get(singular(name)) ?? known.get(singular(name.replace(/^.*(name|arn|id|identifier)s?$/i, "$1")));
    if (named && random() < 0.85) return pick(named) ?? "";
    return pick(random() < 0.5 ? words : (known.get("key") ?? words)) ?? "";
  };
  const make = (
    schema: NormalizedSchema,
    name: string,
    values: ReadonlySet<string> | undefined,
    depth: number,
  ): unknown => {
    if (schema.isStructSchema()) return members(schema, depth);
    if (schema.isListSchema()) {
      const length = 1 + Math.floor(random() * 2);
      return Array.from({ length }, () => make(schema.getValueSchema(), name, values, depth - 1));
    }
    if (schema.isMapSchema()) return { [pick(words) ?? ""]: make(schema.getValueSchema(), name, values, depth - 1) };
    if (schema.isBooleanSchema()) return random() < 0.5;
    if (schema.isNumericSchema()) return pick([0, 1, 2, 5, 60, 80, 100, 443, 300, -1, 100_000]);
    if (schema.isTimestampSchema()) return new Date(Date.now() - Math.floor(random() * 7_200_000));
    if (schema.isBlobSchema()) return Buffer.from(pick(words) ?? "");
    return textFor(name, values);
  };
  const members = (schema: NormalizedSchema, depth: number): Record<string, unknown> => {
    const required = new Set(requiredMembers(schema));
    const share = depth < DEPTH ? 0.25 : 0.4;
    const wanted = [...schema.structIterator()].filter(
      ([name]) => required.has(name) || (depth > 0 && !/^(dryrun|nexttoken|marker)$/i.test(name) && random() < share),
    );
    const chosen = schema.isUnionSchema() ? wanted.slice(0, 1) : wanted;
    return Object.fromEntries(
      chosen.map(([name, member]) => [name, make(member, name, enums(schema.getName() ?? "", name), depth - 1)]),
    );
  };
  return ns.isUnitSchema() ? {} : members(ns, DEPTH);
}

/** `SubnetIds` and `subnetId` are the same thing. */
function singular(name: string): string {
  return name
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/(?<!s)s$/, "");
}
