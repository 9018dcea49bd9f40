import "server-only";
import type { CallPlace } from "@/server/aws/call-budget";
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
export async function keptClients(key: string, place: CallPlace, provide: () => Provider): Promise<AwsClients> {
  own.slipwayClients ??= new Map();
  const all = own.slipwayClients;
  const known = all.get(key);
  const clients = known ?? open(place, provide());
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

function open(place: CallPlace, { credentials, forget }: Provider): Promise<AwsClients> {
  return openAwsClients({ region: place.region, place, credentials, onRefused: forget });
}
