"use client";

import { lazy, Suspense, useState } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { Segmented } from "@/components/ui/segmented";
import type { ExchangeRate } from "@/lib/domain/exchange-rate";
import { date } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import type { Currency } from "./money";

/** Fetched by the admin who sets a rate. */
const ExchangeRateDialog = lazy(() =>
  import("./exchange-rate-dialog").then((module) => ({ default: module.ExchangeRateDialog })),
);

interface CostsHeadProps {
  rates: readonly ExchangeRate[];
  rate?: ExchangeRate;
  currency: Currency["code"];
  onChoose: (code: Currency["code"]) => void;
}

/** Title, and the currency: another one only where somebody has said what a dollar is in it. */
export function CostsHead({ rates, rate, currency, onChoose }: CostsHeadProps) {
  const { locale } = useLanguage();
  const words = useTextPart(costsText);
  const [isSetting, setSetting] = useState(false);
  const codes = ["USD" as const, ...rates.map(({ currency: code }) => code)];

  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{words.title}</h1>
        <p className="phrase mt-1 text-ink-2">{words.about}</p>
        {rate && <p className="mt-1 text-xs text-ink-3">{words.rate(String(rate.perUsd), date(rate.asOf, locale))}</p>}
      </div>
      <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
        {codes.length > 1 && (
          <Segmented
            label={words.currency}
            value={currency}
            options={codes.map((code) => ({ value: code, label: words.currencies[code] }))}
            onChange={onChoose}
          />
        )}
        <PermittedButton to="POST /api/v1/costs/rates" onClick={() => setSetting(true)}>
          {words.setRate}
        </PermittedButton>
      </div>
      <Suspense>{isSetting && <ExchangeRateDialog rate={rates[0]} onClose={() => setSetting(false)} />}</Suspense>
    </div>
  );
}
