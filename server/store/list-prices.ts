import "server-only";
import { eq } from "drizzle-orm";
import type { PriceItem } from "@/lib/domain/price";
import { listPrices } from "./cost-schema";
import type { Store } from "./open-store";

type Usd = Partial<Record<PriceItem, number>>;

export async function findListPrices({ db }: Pick<Store, "db">, region: string): Promise<Usd | undefined> {
  const [row] = await db.select().from(listPrices).where(eq(listPrices.region, region));
  return row?.usd;
}

export async function saveListPrices({ db }: Pick<Store, "db">, region: string, usd: Usd): Promise<void> {
  await db.insert(listPrices).values({ region, usd }).onConflictDoUpdate({ target: listPrices.region, set: { usd } });
}
