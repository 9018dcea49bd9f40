import { z } from "zod";
import type { Endpoint } from "@/lib/api/endpoint";

export interface OddRequest {
  method: string;
  /** As it goes over the wire: whatever is odd in it stays. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

type Random = () => number;
type Fields = Record<string, unknown>;

/** The same ones for the same seed, each from 0 to below 1. */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A request that the endpoint must refuse: one that its schema takes, broken in one way. */
export function oddRequest(line: Endpoint, random: Random): OddRequest {
  const given = sample(schemaOf(line), random) as Fields;
  const names = [...line.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(names.map((name) => [name, String(given[name])]));
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)));
  return pick(line.method === "GET" ? oddGets : oddPosts, random)({ line, params, rest }, random);
}

interface Plain {
  line: Endpoint;
  params: Record<string, string>;
  rest: Fields;
}
type Breaking = (plain: Plain, random: Random) => OddRequest;

const oddGets: Breaking[] = [
  (plain, random) => get(plain, queryOf(broken(plain.rest, random))),
  (plain, random) => get(plain, `${queryOf(plain.rest)}&${pick(oddQueries, random)(random)}&unknown=1`),
  (plain, random) => ({ ...get(plain, "unknown=1"), path: `${oddPath(plain, random)}?unknown=1` }),
  (plain, random) => ({ ...get(plain, "unknown=1"), method: pick(oddMethods, random) }),
];

const inMember: Breaking = (plain, random) => post(plain, JSON.stringify(untaken(plain, broken(plain.rest, random))));

const oddPosts: Breaking[] = [
  inMember,
  inMember,
  inMember,
  (plain, random) => post(plain, pick(oddTexts, random)(JSON.stringify(plain.rest), random)),
  (plain, random) => post(plain, JSON.stringify({ ...plain.rest, unknown: "x".repeat(oddSize(plain.line, random)) })),
  (plain, random) => post(plain, JSON.stringify(plain.rest), { type: pick(oddTypes, random) }),
  (plain, random) => post(plain, JSON.stringify(plain.rest), { query: `?unknown&${pick(oddQueries, random)(random)}` }),
  (plain, random) => ({ ...post(plain, '{"unknown":1}'), path: oddPath(plain, random) }),
  (plain, random) => ({ ...post(plain, "{}", { query: "?unknown=1" }), method: pick(oddMethods, random) }),
];

const oddMethods = ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PROPFIND", "TRACE"];

const oddTypes = [
  ...["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx"],
  ...["application/xml", "text/json", "application/json+x", ";", "application/json/../", "\xff", "a".repeat(4000)],
];

const oddQueries: ((random: Random) => string)[] = [
  () => "__proto__=1",
  () => "constructor[prototype][x]=1",
  () => "limit=1&limit=2",
  () => "%",
  () => "%00=%00",
  () => "%ff%fe=%c0%80",
  () => "&&==&=",
  (random) => `q=${"%F0%9F%9A%A2".repeat(random() * 500)}`,
  (random) => "a=1&".repeat(random() * 1000),
];

const oddTexts: ((text: string, random: Random) => string | Buffer)[] = [
  (text, random) => text.slice(0, Math.floor(1 + random() * (text.length - 1))),
  (text, random) => `${text}${pick(["}", "]", "x", ",", "\0", text], random)}`,
  (text) => `\ufeff\0${text}`,
  (text) => `${text.slice(0, -1)}${text === "{}" ? "" : ","}"__proto__":{"role":"admin"}}`,
  (text) => text.replaceAll('"', "'").concat("'"),
  (_text, random) => "[".repeat(1 + random() * 90_000),
  (_text, random) => '{"a":'.repeat(1 + random() * 15_000),
  (_text, random) => `[${"0,".repeat(random() * 45_000)}0]`,
  (_text, random) => pick(["null", "true", "1e999", '""', "[]", "[{}]", "NaN", "-", "\\u0000"], random),
  (_text, random) => Buffer.concat([Buffer.from("{"), Buffer.from(Array.from({ length: 200 }, () => random() * 256))]),
];

const oddSegments = [
  ...["%00", "%", "%zz", "%ff", "%c0%ae%c0%ae", "..%2f..%2f", "..", ".", "", "%2e%2e", "__proto__", "constructor"],
  ...["a".repeat(4000), "%F0%9F%9A%A2", "\xe9\xff", "{id}", "[id]", "a;b=c", "%0d%0a", "a%20b", "*", "'\"<>", "\\"],
];

/** Where a path has no parameter, something stands after it. */
function oddPath({ line, params }: Plain, random: Random): string {
  const segment = pick(oddSegments, random);
  return Object.keys(params).length > 0 ? line.path.replace(/\{\w+\}/, segment) : `${line.path}/${segment}`;
}

/** Around the largest body that is read, or anywhere below. */
function oddSize({ bodyMaxBytes = 100 * 1024 }: Endpoint, random: Random): number {
  return random() < 0.3 ? bodyMaxBytes + Math.floor((random() - 0.7) * 4000) : Math.floor(random() * bodyMaxBytes);
}

const oddValues: ((random: Random) => unknown)[] = [
  ...[null, [], {}, [[]], -1, 0.5, 1e308, true, "", " ", "\0", "\ud800", "__proto__", "1", "%s", "../..", "'--"],
  ...[{ length: -1 }, { toString: 1 }, { valueOf: null }, ["a", {}], "x".repeat(300), Number.MAX_SAFE_INTEGER],
].map((value) => () => value);
oddValues.push(
  (random) => "🚢".repeat(random() * 10_000),
  (random) => Array.from({ length: random() * 2000 }, () => ({})),
  (random) => Object.fromEntries(Array.from({ length: random() * 1000 }, (_, index) => [`k${index}`, index])),
  (random) => nested(random() * 2000),
);

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

const oddNames = ["unknown", "", "__proto__", "constructor", "prototype", "toString", "\0", "🚢", "kind", "then"];

/** The same with one place, at any depth, made something else, left out, or added. */
function broken(value: Fields, random: Random): Fields {
  const names = Object.keys(value);
  const name = names.length > 0 && random() < 0.8 ? pick(names, random) : pick(oddNames, random);
  const member = value[name];
  const others = Object.entries(value).filter(([other]) => other !== name);
  if (random() < 0.1) return Object.fromEntries(others);
  const isInner = typeof member === "object" && member !== null && !Array.isArray(member) && random() < 0.8;
  const made = isInner ? broken(member as Fields, random) : pick(oddValues, random)(random);
  return Object.fromEntries([...others, [name, made]]); // also `__proto__` becomes a member of its own
}

/** With something unknown in it, where it happens to be what the schema takes. */
function untaken({ line, params }: Plain, rest: Fields): Fields {
  return line.input.safeParse({ ...rest, ...params }).success ? { ...rest, unknown: 1 } : rest;
}

function get({ line, params }: Plain, query: string): OddRequest {
  return { method: "GET", path: `${pathOf(line, params)}?${query}`, headers: {} };
}

function post(
  { line, params }: Plain,
  text: string | Buffer,
  { type = "application/json", query = "" } = {},
): OddRequest {
  const body = Buffer.from(text as string);
  const headers = { "content-type": type, "content-length": String(body.length) };
  return { method: "POST", path: `${pathOf(line, params)}${query}`, headers, body };
}

function pathOf({ path }: Endpoint, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
}

/** Always with something unknown, and no longer than Node reads of an address. */
function queryOf(fields: Fields): string {
  const texts = Object.entries(fields).map(([name, value]) => [name, textOf(value).slice(0, 500)]);
  return `${new URLSearchParams([...texts.slice(0, 20), ["unknown", "1"]])}`;
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

interface Schema {
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  pattern?: string;
}

const schemas = new Map<Endpoint, Schema>();

function schemaOf(line: Endpoint): Schema {
  const schema = schemas.get(line) ?? (z.toJSONSchema(line.input, { io: "input", unrepresentable: "any" }) as Schema);
  schemas.set(line, schema);
  return schema;
}

/** Each pattern of the contract fits one of them. */
const words = [
  ...["shop", "main", "123456789012~ap-northeast-1", "https://github.com/example/shop", "/health", "*"],
  ...["123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop:1", "arn:aws:iam::123456789012:role/Deploy"],
  ...["7b0b1d9e-5d52-4a4b-9b60-0a6f0a6b1a55", "2026-11-01T00:00:00Z"],
];

/** Something that a schema takes. */
function sample(schema: Schema, random: Random): unknown {
  if (schema.const !== undefined) return schema.const;
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return sample(pick(choice, random), random);
  if (schema.enum) return pick(schema.enum, random);
  if (schema.type === "object") return sampleObject(schema, random);
  if (schema.type === "array") return schema.items ? [sample(schema.items, random)] : [];
  if (schema.type === "boolean") return random() < 0.5;
  if (schema.type !== "string") return Math.max(1, schema.minimum ?? 1);
  const pattern = new RegExp(schema.pattern ?? "");
  return words.find((word) => pattern.test(word));
}

function sampleObject({ properties = {}, required = [] }: Schema, random: Random): Fields {
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || random() < 0.5);
  return Object.fromEntries(wanted.map(([name, member]) => [name, sample(member, random)]));
}

function pick<T>(choice: readonly T[], random: Random): T {
  return choice[Math.floor(random() * choice.length)] as T;
}
