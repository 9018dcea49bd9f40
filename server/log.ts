import "server-only";
import pino, { type Logger } from "pino";
import { env } from "./env";

const own = globalThis as typeof globalThis & { slipwayLog?: Logger };

/** The server's own log, JSON lines on stderr; what could hold a secret is cut out. */
export function log(): Logger {
  own.slipwayLog ??= pino(
    {
      level: env().logLevel,
      redact: ["*.secretAccessKey", "*.sessionToken", "*.authorization", "*.cookie"],
      serializers: { err: withoutValues },
    },
    pino.destination(2),
  );
  return own.slipwayLog;
}

/** A query that failed names its values, and those of a run may be secrets. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cut = (text = "") => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$(?![\s\S]))/, "");
  const { name, message, stack, cause } = error;
  return { type: name, message: cut(message), stack: cut(stack), cause: cause && withoutValues(cause) };
}
