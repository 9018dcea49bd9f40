import "server-only";
import { asc, sql } from "drizzle-orm";
import { ExchangeRate } from "@/lib/domain/exchange-rate";
import { exchangeRates } from "./cost-schema";
import type { Store } from "./open-store";

export async function saveExchangeRate({ db }: Pick<Store, "db">, rate: ExchangeRate, savedBy: string): Promise<void> {
  const { perUsd, asOf } = rate;
  await db
    .insert(exchangeRates)
    .values({ ...rate, savedBy })
    .onConflictDoUpdate({ target: exchangeRates.currency, set: { perUsd, asOf, savedBy, savedAt: sql`now()` } });
}

export async function listExchangeRates({ db }: Pick<Store, "db">): Promise<ExchangeRate[]> {
  const { currency, perUsd, asOf } = exchangeRates;
  const rows = await db.select({ currency, perUsd, asOf }).from(exchangeRates).orderBy(asc(currency));
  return rows.map((row) => ExchangeRate.parse(row));
}
