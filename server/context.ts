import "server-only";
import type { SignInMethod } from "@/lib/domain/person";
import { ProblemError } from "@/lib/domain/problem";
import type { Role } from "@/lib/domain/role";
import type { ScreenExtra } from "@/lib/domain/screen-extra";
import type { Target } from "@/lib/domain/target";
import { auditKeySeed } from "./access/audit-key";
import { type AwsClients, openAwsClients } from "./aws/clients";
import { env } from "./env";
import { signAuditWith } from "./store/audit-signer";
import { openStore, type Store } from "./store/open-store";

/** Who asks, by which door, and with which rights. */
export interface Session extends Rights {
  userName: string;
  door: "console" | "api-token";
  personId?: string;
  /** The row of `sessions`; only of a person. */
  sessionId?: string;
  /** The row of `api_tokens`; none of a token that is a setting of the process. */
  tokenId?: string;
  /** Of a wall token, however it comes. */
  isScreen?: boolean;
  /** What an admin lets such a screen show. */
  shows?: readonly ScreenExtra[];
  method?: SignInMethod;
  groups: readonly string[];
  /** Chosen at sign-in. */
  identityCenterRole?: { account: string; roleName: string };
  address?: string;
  startedAt?: Date;
  expiresAt?: Date;
}

/** What somebody may do, and where. */
export interface Rights {
  roleOn(target: Target): Role | undefined;
  /** In every target there is and will be. */
  roleOnAll: Role | undefined;
  /** The most that they may do anywhere. */
  highestRole: Role | undefined;
  /** Where they may look. */
  targets: "all" | readonly Target[];
  /** All of this as data, to be compared: the role in each target, and in `*`. */
  roles: Readonly<Record<string, Role>>;
}

/** All that a use case works with. */
export interface Context {
  store: Store;
  session: Session;
  /** Clients with the rights that this person has in a target; throws a problem where there are none. */
  awsOf(target: Target): Promise<AwsClients>;
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
  process().store ??= openOwnStore();
  return process().store as Promise<Store>;
}

function openOwnStore(): Promise<Store> {
  const { databaseUrl, dataDir } = env();
  signAuditWith(auditKeySeed());
  return openStore({ databaseUrl, dataDir });
}

/** Clients with the default credential chain, in the Region given or the one that is set. They keep their connections. */
export async function getAwsClients(region?: string): Promise<AwsClients> {
  process().aws ??= new Map();
  const opened = process().aws as Map<string, Promise<AwsClients>>;
  const key = region ?? "";
  const clients = opened.get(key) ?? openAwsClients({ region });
  opened.set(key, clients);
  try {
    return await clients;
  } catch (cause) {
    opened.delete(key);
    const detail = "No AWS Region is set: set AWS_REGION, or the Region of the profile, and start Slipway again.";
    throw new ProblemError("aws-credentials", detail, { cause });
  }
}
