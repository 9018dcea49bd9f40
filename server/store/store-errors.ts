import "server-only";
import { DrizzleQueryError } from "drizzle-orm";

/** Classes of SQLSTATE that say nothing about the query: connection lost, server short of something, server stopping. */
const passingClasses = new Set(["08", "53", "57"]);

/** The database was not there, as while it restarts; the same query may succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof DrizzleQueryError)) return false;
  const { cause } = error;
  const state = cause && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return !/^[0-9A-Z]{5}$/.test(state) || passingClasses.has(state.slice(0, 2));
}

/** Why, in the database's words; the message of the query itself has its values in it, which may be secret. */
export function storeReasonOf(error: unknown): string | undefined {
  return error instanceof DrizzleQueryError ? (error.cause?.message ?? "The database refused it.") : undefined;
}
