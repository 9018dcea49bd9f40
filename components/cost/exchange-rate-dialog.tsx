"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { fieldErrors, restOf } from "@/components/settings/field-errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { saveExchangeRateMutation } from "@/lib/api/cost-queries";
import type { ExchangeRate } from "@/lib/domain/exchange-rate";
import { costsText } from "@/lib/text/parts/costs";
import { ruleText } from "@/lib/text/parts/rule";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** An admin says what a dollar is worth, and of which day that is. */
export function ExchangeRateDialog({ rate, onClose }: { rate?: ExchangeRate; onClose: () => void }) {
  const text = useText();
  const rules = useTextPart(ruleText);
  const words = useTextPart(costsText);
  const form = useId();
  const [perUsd, setPerUsd] = useState(rate ? String(rate.perUsd) : "");
  const [asOf, setAsOf] = useState(() => new Date().toISOString().slice(0, 10));
  const saving = useMutation(saveExchangeRateMutation());
  const errorOf = fieldErrors(saving.error, rules);
  const rest = restOf(saving.error, ["perUsd", "asOf"]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate({ currency: "JPY", perUsd: Number(perUsd), asOf }, { onSuccess: onClose });
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.rateTitle}
      description={words.rateAbout}
      footer={
        <>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" form={form} look="primary" disabled={saving.isPending}>
            {saving.isPending ? words.saving : words.save}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-3.5">
        <Field label={words.perUsd} error={errorOf("perUsd")}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={perUsd}
              onChange={({ target }) => setPerUsd(target.value)}
            />
          )}
        </Field>
        <Field label={words.rateDay} error={errorOf("asOf")}>
          {(control) => (
            <Input {...control} type="date" value={asOf} onChange={({ target }) => setAsOf(target.value)} />
          )}
        </Field>
        {rest && <ProblemNotice error={rest} />}
      </form>
    </Dialog>
  );
}
