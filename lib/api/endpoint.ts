import type { z } from "zod";

/** Who may call. `open`: everybody. `viewer`: who is signed in. `deployer`: who may change things. */
export type Role = "open" | "viewer" | "deployer";

export interface Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  method: "GET" | "POST";
  /** `{name}` takes the member `name` of the input; the others are the query of a GET or the JSON body of a POST. */
  path: string;
  summary: string;
  role: Role;
  input: Input;
  output: Output;
  /** The answer is an event stream whose events carry `output`. */
  stream?: true;
}

/** One line of the contract; only lends the types. */
export function endpoint<Input extends z.ZodType, Output extends z.ZodType>(
  line: Endpoint<Input, Output>,
): Endpoint<Input, Output> {
  return line;
}

export type InputOf<E extends Endpoint> = z.output<E["input"]>;
export type OutputOf<E extends Endpoint> = z.output<E["output"]>;
