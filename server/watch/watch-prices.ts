import "server-only";
import type { CostGap } from "@/lib/domain/cost-report";
import type { Prices } from "@/lib/domain/price";
import { tablePrices } from "@/lib/domain/price-table";
import type { AwsClients } from "@/server/aws/clients";
import { readListPrices } from "@/server/aws/pricing";
import { findListPrices, saveListPrices } from "@/server/store/list-prices";
import type { Store } from "@/server/store/open-store";
import { listReadings } from "@/server/store/readings";
import { readInTurn } from "./reading";

const pace = { everyMs: 24 * 3_600_000, retryMs: 3_600_000 };
const subjectOf = (region: string) => `prices ${region}`;

export interface PricesAtHand extends Prices {
  /** Why they are not the Price List's of today. */
  gap?: CostGap;
}

/** What is known of a Region's prices now: the Price List's as last read, else those of the table. */
export async function findPrices(store: Pick<Store, "db">, region: string): Promise<PricesAtHand> {
  const [usd, all] = await Promise.all([findListPrices(store, region), listReadings(store, [subjectOf(region)])]);
  const { readAt, gap } = all.get(subjectOf(region)) ?? {};
  const table = tablePrices(region);
  if (!usd || !readAt) return { ...table, gap };
  // A price that the Price List did not have stays that of the table.
  return { region, source: "price-list", asOf: readAt.toISOString().slice(0, 10), usd: { ...table.usd, ...usd }, gap };
}

/** Reads the Price List once a day. Nobody waits for it: until it has answered, the table's prices hold. */
export function keepPrices(store: Pick<Store, "db">, aws: AwsClients, region: string): Promise<void> {
  return readInTurn(store, subjectOf(region), pace, async () => {
    const usd = await readListPrices(aws, region);
    if (Object.keys(usd).length > 0) await saveListPrices(store, region, usd);
  });
}
