import "server-only";
import { type AwsClients, openAwsClients } from "@/server/aws/clients";
import type { CredentialsProvider } from "@/server/aws/credentials";

interface Provider {
  credentials: CredentialsProvider;
  forget(): void;
}

/** Each is a few kilobytes, since all share their connections. */
const most = 200;

const own = globalThis as typeof globalThis & { slipwayClients?: Map<string, Promise<AwsClients>> };

/** Clients that keep their credentials, for as long as they are asked for more than others. */
export async function keptClients(key: string, region: string, provide: () => Provider): Promise<AwsClients> {
  own.slipwayClients ??= new Map();
  const all = own.slipwayClients;
  const known = all.get(key);
  const clients = known ?? open(region, provide());
  all.delete(key); // the latest is the last
  all.set(key, clients);
  for (const oldest of all.keys()) {
    if (all.size <= most) break;
    all.delete(oldest);
  }
  try {
    return await clients;
  } catch (error) {
    all.delete(key);
    throw error;
  }
}

function open(region: string, { credentials, forget }: Provider): Promise<AwsClients> {
  return openAwsClients({ region, credentials, onRefused: forget });
}
