import "server-only";
import type { DrizzleQueryError } from "drizzle-orm";
import { ProblemError } from "@/lib/domain/problem";

/** Classes of SQLSTATE that say nothing about the query: connection lost, server short of something, server stopping. */
const passingClasses = new Set(["08", "53", "57"]);

const connectionCodes = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/** To these pg gives no code. */
const connectionMessages = [
  "Cannot use a pool after calling end on the pool",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "Connection terminated",
  "timeout exceeded when trying to connect",
  "timeout expired",
];

/** The database was not there, as while it restarts; the same query may succeed later. */
export function isStoreUnavailable(error: unknown): boolean {
  if (error instanceof ProblemError) return error.kind === "store-unavailable";
  if (isQueryError(error)) return !isSqlState(codeOf(error.cause)) || isOfConnection(error.cause);
  // A transaction that gets no client throws pg's own error. AWS's may have the same code, but the SDK marks its own.
  return error instanceof Error && !("$metadata" in error) && isOfConnection(error);
}

/** Why, in the database's words; the message of the query itself has its values in it, which may be secret. */
export function storeReasonOf(error: unknown): string | undefined {
  return isQueryError(error) ? (error.cause?.message ?? "The database refused it.") : undefined;
}

/** Next may load Drizzle more than once in one process, each time with a class of its own: so its form tells. */
function isQueryError(error: unknown): error is DrizzleQueryError {
  return error instanceof Error && "query" in error && "params" in error;
}

function isOfConnection(error: Error | undefined): boolean {
  const code = codeOf(error);
  if (connectionCodes.has(code) || (isSqlState(code) && passingClasses.has(code.slice(0, 2)))) return true;
  return connectionMessages.some((message) => error?.message.startsWith(message));
}

function codeOf(error: Error | undefined): string {
  return error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Five characters, as EPIPE of Node has too. */
function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && !connectionCodes.has(code);
}
