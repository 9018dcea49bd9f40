import "server-only";
import type { ExchangeRate } from "@/lib/domain/exchange-rate";
import { audited } from "@/server/access/audited";
import type { Context } from "@/server/context";
import * as rates from "@/server/store/exchange-rates";

export async function saveExchangeRate(context: Context, rate: ExchangeRate): Promise<ExchangeRate> {
  const { currency, perUsd, asOf } = rate;
  const act = { action: "save-exchange-rate", subject: currency, detail: { perUsd: String(perUsd), asOf } } as const;
  await audited(context, act, () => rates.saveExchangeRate(context.store, rate, context.session.userName));
  return rate;
}
