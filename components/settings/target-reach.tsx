"use client";

import { Mark } from "@/components/progress/mark";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { TargetField, type TargetFormParts } from "./target-field";

const ways = ["identity-center", "deploy-role", "default-credentials"] as const;

/** How Slipway gets in, and what AWS said to it. */
export function TargetReach(form: TargetFormParts) {
  const words = useTextPart(settingsText).targets;
  const { draft, change, errorOf } = form;
  const error = errorOf("reach") ?? errorOf("reach.by");

  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{words.reach}</legend>
      {ways.map((by) => (
        <div key={by} className="grid gap-2">
          <label className="flex cursor-pointer items-start gap-2 py-1 max-desk:min-h-11">
            <input
              type="radio"
              name="reach"
              checked={draft.by === by}
              onChange={() => change({ by })}
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
            />
            <span className="grid gap-0.5">
              {words.reaches[by]}
              <span className="phrase text-xs text-ink-3">{words.reachHints[by]}</span>
            </span>
          </label>
          {by === "deploy-role" && draft.by === by && (
            <div className="mb-1 grid items-start gap-3.5 pl-6 desk:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <TargetField
                {...form}
                name="roleArn"
                field="reach.roleArn"
                label={words.roleArn}
                hint={words.roleArnHint}
              />
              <TargetField {...form} name="externalId" field="reach.externalId" label={words.externalId} isOptional />
            </div>
          )}
        </div>
      ))}
      {error && (
        <p role="alert" className="flex gap-1.5 text-failed">
          <Mark state="failed" className="mt-0.5 size-3.5" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
