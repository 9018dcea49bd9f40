import "server-only";
import pino, { type Logger } from "pino";
import { env } from "./env";

const own = globalThis as typeof globalThis & { slipwayLog?: Logger };

/** The server's own log, JSON lines on stderr; what could hold a secret is cut out. */
export function log(): Logger {
  own.slipwayLog ??= pino(
    { level: env().logLevel, redact: ["*.secretAccessKey", "*.sessionToken", "*.authorization", "*.cookie"] },
    pino.destination(2),
  );
  return own.slipwayLog;
}
