import type { Role } from "@/lib/domain/role";

/**
 * Who may call an endpoint. `open`: everybody. `signed-in`: every person with a session, whatever their roles. Else the role that is needed, and where:
 * in the target of the request (or of the run that it names), in any target at all (the answer then holds only what the person
 * may see), or in all targets, which is what the settings of the console take. `protected` is what a protected target asks.
 * `screens`: this is what a screen shows, and its token may read it; it gets nothing else.
 */
export type Rule =
  | "open"
  | "signed-in"
  | { role: Role; on: "target"; protected?: Role; screens?: true }
  | { role: Role; on: "any-target" | "all-targets"; screens?: true };
