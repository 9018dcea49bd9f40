import type { z } from "zod";

export type Method = "GET" | "POST";

export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  M extends Method = Method,
  Path extends string = string,
> {
  method: M;
  /** `{name}` takes the member `name` of the input; the others are the query of a GET or the JSON body of a POST. */
  path: Path;
  summary: string;
  input: Input;
  output: Output;
  /** Largest body in bytes, where it is not the usual. */
  bodyMaxBytes?: number;
  /** The answer is an event stream whose events carry `output`. */
  stream?: true;
  /** The answer is a file of one of these types, and no JSON. */
  mediaTypes?: readonly string[];
}

/** One line of the contract; only lends the types. */
export function endpoint<
  Input extends z.ZodType,
  Output extends z.ZodType,
  const M extends Method,
  const Path extends string,
>(line: Endpoint<Input, Output, M, Path>): Endpoint<Input, Output, M, Path> {
  return line;
}

export type InputOf<E extends Endpoint> = z.output<E["input"]>;
export type OutputOf<E extends Endpoint> = z.output<E["output"]>;

/** Method and path: `POST /api/v1/runs/{id}/cancel`. */
export type AddressOf<L> = L extends Endpoint ? `${L["method"]} ${L["path"]}` : never;
