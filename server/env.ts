import "server-only";
import path from "node:path";
import { z } from "zod";

const Environment = z.object({
  DATABASE_URL: z.url().optional(),
  SLIPWAY_DATA_DIR: z.string().default(".slipway"),
  /** For scripts: `Authorization: Bearer …`. */
  SLIPWAY_API_TOKEN: z.string().min(32, "must have at least 32 characters").optional(),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  NEXTAUTH_URL: z.url(),
  /** As the server itself reads it: without it, it listens on every address. */
  HOSTNAME: z.string().default("0.0.0.0"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export interface Env {
  databaseUrl?: string;
  dataDir: string;
  apiToken?: string;
  nextAuthUrl: string;
  nextAuthSecret: string;
  /** What the server listens on is reachable from this machine alone. */
  isLoopbackOnly: boolean;
  logLevel: string;
}

let read: Env | undefined;

/** The settings of this process; throws with every wrong one named. */
export function env(): Env {
  read ??= parse();
  return read;
}

function parse(): Env {
  // An empty variable is an unset one: that is how compose files and shells say it.
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const wrong = result.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`);
    throw new Error(`Slipway cannot start with these settings. ${wrong.join("; ")}`);
  }
  const settings = result.data;
  return {
    databaseUrl: settings.DATABASE_URL,
    dataDir: path.resolve(settings.SLIPWAY_DATA_DIR),
    apiToken: settings.SLIPWAY_API_TOKEN,
    nextAuthUrl: settings.NEXTAUTH_URL,
    nextAuthSecret: settings.NEXTAUTH_SECRET,
    isLoopbackOnly: isLoopbackHost(settings.HOSTNAME),
    logLevel: settings.LOG_LEVEL,
  };
}

export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/(?<=^[^:]+|\]):\d+$/, "").replace(/^\[|\]$/g, "");
  return name === "localhost" || name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name);
}
