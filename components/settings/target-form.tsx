"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { ProdPlate } from "@/components/target/target-marks";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { saveTargetMutation } from "@/lib/api/access-queries";
import type { ListedTarget } from "@/lib/domain/target";
import { ruleText } from "@/lib/text/parts/rule";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { fieldErrors, restOf } from "./field-errors";
import { draftOfTarget, emptyTarget, type TargetDraft, targetOfDraft } from "./target-draft";
import { TargetField } from "./target-field";
import { TargetReach } from "./target-reach";

interface TargetFormProps {
  /** The one to change; without one, a new one. */
  given?: ListedTarget;
  onSaved: (alias: string) => void;
  onCancel: () => void;
}

const shownFields = [
  "target",
  "alias",
  "reach",
  "reach.roleArn",
  "reach.externalId",
  "readRoleArn",
  "timeToLive.defaultDays",
];

/** A target is saved once AWS has said that it is reached; what AWS refused stands at its field. */
export function TargetForm({ given, onSaved, onCancel }: TargetFormProps) {
  const text = useText();
  const rules = useTextPart(ruleText);
  const settings = useTextPart(settingsText);
  const words = settings.targets;
  const [draft, setDraft] = useState(given ? draftOfTarget(given) : emptyTarget);
  const saving = useMutation(saveTargetMutation());
  const refused = fieldErrors(saving.error, rules);
  // A target is one member of what is sent, and two fields of the form.
  const isAccountWrong = refused("target") !== undefined && !/^\d{12}$/.test(draft.account.trim());
  const isRegionWrong = refused("target") === rules.target && !isAccountWrong;
  const errorOf = (field: string) => {
    if (field === "region") return isRegionWrong ? rules.region : undefined;
    if (field !== "target") return refused(field);
    return isAccountWrong ? rules["account-id"] : isRegionWrong ? undefined : refused(field);
  };
  const rest = restOf(saving.error, shownFields);
  const form = { draft, change: (part: Partial<TargetDraft>) => setDraft({ ...draft, ...part }), errorOf };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(targetOfDraft(draft), { onSuccess: ({ alias }) => onSaved(alias) });
  };

  return (
    <Card aria-label={given ? words.editTitle(given.alias) : words.addTitle} className="mb-3.5">
      <CardHeader>
        <CardTitle>{given ? words.editTitle(given.alias) : words.addTitle}</CardTitle>
      </CardHeader>
      <form onSubmit={submit} noValidate className="grid gap-4 p-3.5">
        <div className="grid items-start gap-3.5 desk:grid-cols-3">
          <TargetField
            {...form}
            name="account"
            field="target"
            label={words.account}
            hint={words.accountHint}
            isLocked={Boolean(given)}
            autoFocus={!given}
          />
          <TargetField
            {...form}
            name="region"
            field="region"
            label={words.region}
            hint={words.regionHint}
            isLocked={Boolean(given)}
          />
          <TargetField
            {...form}
            name="alias"
            label={words.alias}
            hint={words.aliasHint}
            isOptional={!given}
            autoFocus={Boolean(given)}
          />
        </div>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3.5">
          <div className="grid gap-1.25">
            <span className="font-medium">{words.colour}</span>
            <Segmented
              label={words.colour}
              value={draft.colour}
              options={(["plain", "staging", "lab"] as const).map((value) => ({ value, label: words.colours[value] }))}
              onChange={(colour) => form.change({ colour })}
            />
          </div>
          <Tick
            label={words.protected}
            hint={words.protectedHint}
            plate={<ProdPlate />}
            checked={draft.isProtected}
            onChange={(isProtected) => form.change({ isProtected })}
          />
        </div>
        <TargetReach {...form} />
        <div className="grid items-start gap-3.5 desk:grid-cols-3">
          <TargetField {...form} name="readRoleArn" label={words.readRoleArn} hint={words.readRoleHint} isOptional />
          <TargetField
            {...form}
            name="defaultDays"
            field="timeToLive.defaultDays"
            label={words.defaultDays}
            hint={words.defaultDaysHint}
            isOptional
            inputMode="numeric"
          />
          <Tick
            label={words.tearsDown}
            checked={draft.tearsDownByItself}
            onChange={(tearsDownByItself) => form.change({ tearsDownByItself })}
          />
        </div>
        {rest && <ProblemNotice error={rest} />}
        <div className="flex flex-wrap items-center justify-end gap-2 max-desk:flex-col-reverse max-desk:items-stretch">
          <p className="phrase min-w-0 flex-[1_1_240px] text-ink-3">{words.checking}</p>
          <Button onClick={onCancel}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {saving.isPending ? settings.saving : settings.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface TickProps {
  label: string;
  hint?: string;
  plate?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Tick({ label, hint, plate, checked, onChange }: TickProps) {
  return (
    <label className="flex min-w-0 flex-[1_1_240px] cursor-pointer items-start gap-2 py-1">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <span className="grid gap-0.5">
        <span className="flex items-center gap-2 font-medium">
          {label} {checked && plate}
        </span>
        {hint && <span className="phrase text-xs text-ink-3">{hint}</span>}
      </span>
    </label>
  );
}
