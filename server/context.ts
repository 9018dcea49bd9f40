import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { type AwsClients, openAwsClients } from "./aws/clients";
import { env } from "./env";
import { openStore, type Store } from "./store/open-store";

/** Who asks, and by which door. */
export interface Session {
  userName: string;
  door: "console" | "api-token";
}

/** All that a use case works with. */
export interface Context {
  store: Store;
  aws: AwsClients;
  session: Session;
}

interface Process {
  store?: Promise<Store>;
  aws?: Map<string, Promise<AwsClients>>;
}

// One for the whole process: Next bundles routes and instrumentation apart, so a module variable would be there twice.
const own = globalThis as typeof globalThis & { slipway?: Process };

function process(): Process {
  own.slipway ??= {};
  return own.slipway;
}

export function getStore(): Promise<Store> {
  const { databaseUrl, dataDir } = env();
  process().store ??= openStore({ databaseUrl, dataDir });
  return process().store as Promise<Store>;
}

/** Clients with the default credential chain, in the Region given or the one that is set. They keep their connections. */
export async function getAwsClients(region?: string): Promise<AwsClients> {
  process().aws ??= new Map();
  const opened = process().aws as Map<string, Promise<AwsClients>>;
  const key = region ?? "";
  const clients = opened.get(key) ?? openAwsClients(region);
  opened.set(key, clients);
  try {
    return await clients;
  } catch (cause) {
    opened.delete(key);
    const detail = "No AWS Region is set: set AWS_REGION, or the Region of the profile, and start Slipway again.";
    throw new ProblemError("aws-credentials", detail, { cause });
  }
}
