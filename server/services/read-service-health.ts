import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import type { ServiceHealth } from "@/lib/domain/service-health";
import type { Context } from "@/server/context";
import { readHealth } from "@/server/watch/read-health";

export async function readServiceHealth(
  { store }: Pick<Context, "store">,
  { from, to, ...key }: InputOf<typeof contract.readServiceHealth>,
): Promise<ServiceHealth> {
  return readHealth(store, key, { from, to });
}
