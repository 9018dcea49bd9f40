import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { type AwsClients, openAwsClients } from "./aws/clients";
import { env } from "./env";
import { openStore, type Store } from "./store/open-store";

/** Who asks, and by which door. */
export interface Session {
  userName: string;
  via: "console" | "api-token";
}

/** All that a use case works with. */
export interface Context {
  store: Store;
  aws: AwsClients;
  session: Session;
}

interface Process {
  store?: Promise<Store>;
  aws?: Promise<AwsClients>;
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

/** Clients with the default credential chain. A Region that is missing is asked for again at the next call. */
export async function getAwsClients(): Promise<AwsClients> {
  const state = process();
  state.aws ??= openAwsClients();
  try {
    return await state.aws;
  } catch (cause) {
    state.aws = undefined;
    const detail = "No AWS Region is set: set AWS_REGION, or the Region of the profile, and start Slipway again.";
    throw new ProblemError("aws-credentials", detail, { cause });
  }
}
