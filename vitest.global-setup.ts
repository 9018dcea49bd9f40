import { ensureDatabaseSeed } from "./scripts/database-seed.mjs";

export async function setup(): Promise<void> {
  await ensureDatabaseSeed();
}
