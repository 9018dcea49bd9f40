"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { createTokenMutation } from "@/lib/api/access-queries";
import type { ApiToken, NewApiToken } from "@/lib/domain/api-token";
import { roles } from "@/lib/domain/has-role";
import { ruleText } from "@/lib/text/parts/rule";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { FeedService } from "./feed-service";
import { fieldErrors, restOf } from "./field-errors";
import { ScreenTicks } from "./screen-ticks";
import { TargetTicks } from "./target-ticks";

const offeredDays = [1, 7, 30, 90, 365];
const fields = ["name", "kind", "role", "days"];
const feedFields = [...fields, "targets", "serviceName"];

interface NewTokenProps {
  onCreated: (created: { token: ApiToken; secret: string }) => void;
  onCancel: () => void;
}

export function NewToken({ onCreated, onCancel }: NewTokenProps) {
  const text = useText();
  const rules = useTextPart(ruleText);
  const settings = useTextPart(settingsText);
  const words = settings.tokens;
  const [wanted, setWanted] = useState<NewApiToken>({ name: "", kind: "api", role: "viewer", targets: [], days: 90 });
  const creating = useMutation(createTokenMutation());
  const errorOf = fieldErrors(creating.error, rules);
  const { kind } = wanted;
  const rest = restOf(creating.error, kind === "feed" ? feedFields : fields);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { serviceName = "", shows, ...others } = wanted;
    const input = { ...others, ...(kind === "feed" && { serviceName }), ...(kind === "wall" && { shows }) };
    creating.mutate({ ...input, role: kind === "api" ? wanted.role : "viewer" }, { onSuccess: onCreated });
  };

  return (
    <Card aria-label={words.create} className="mb-3.5 p-3.5">
      <form onSubmit={submit} noValidate className="grid gap-3.5">
        <Segmented
          label={words.kind}
          value={wanted.kind}
          options={(["api", "wall", "feed"] as const).map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(next) => setWanted({ ...wanted, kind: next, targets: [] })}
          className="justify-self-start max-desk:justify-self-stretch"
        />
        <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(0,1.6fr)_150px_150px]">
          <Field label={words.name} hint={words.nameHint} error={errorOf("name")}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                value={wanted.name}
                onChange={({ target }) => setWanted({ ...wanted, name: target.value })}
              />
            )}
          </Field>
          <Field
            label={words.role}
            hint={kind === "api" ? words.roleHint : words.onlyLooks[kind]}
            error={errorOf("role")}
          >
            {(control) => (
              <Select
                {...control}
                disabled={kind !== "api"}
                value={kind === "api" ? wanted.role : "viewer"}
                onChange={({ target }) => setWanted({ ...wanted, role: target.value as NewApiToken["role"] })}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {settings.roles.names[role]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.days} error={errorOf("days")}>
            {(control) => (
              <Select
                {...control}
                value={wanted.days}
                onChange={({ target }) => setWanted({ ...wanted, days: Number(target.value) })}
              >
                {offeredDays.map((days) => (
                  <option key={days} value={days}>
                    {words.daysOf(days)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {kind === "feed" ? (
          <FeedService wanted={wanted} errorOf={errorOf} onChange={(service) => setWanted({ ...wanted, ...service })} />
        ) : (
          <TargetTicks ticked={wanted.targets} onChange={(targets) => setWanted({ ...wanted, targets })} />
        )}
        {kind === "wall" && (
          <ScreenTicks ticked={wanted.shows ?? []} onChange={(shows) => setWanted({ ...wanted, shows })} />
        )}
        {rest && <ProblemNotice error={rest} />}
        <div className="flex flex-wrap justify-end gap-2 max-desk:flex-col-reverse">
          <Button onClick={onCancel}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" disabled={creating.isPending}>
            {creating.isPending ? words.creating : words.create}
          </Button>
        </div>
      </form>
    </Card>
  );
}
