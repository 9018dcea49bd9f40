"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { useTarget } from "@/components/target/use-target";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { giveRoleMutation } from "@/lib/api/access-queries";
import type { NewGrant } from "@/lib/domain/grant";
import { roles } from "@/lib/domain/has-role";
import { ruleText } from "@/lib/text/parts/rule";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { fieldErrors, restOf } from "./field-errors";

const kinds = ["person", "group", "identity-center-role"] as const;
const fields = ["subjectKind", "subject", "role", "target"];

export function GiveRole({ onDone }: { onDone: () => void }) {
  const text = useText();
  const rules = useTextPart(ruleText);
  const settings = useTextPart(settingsText);
  const words = settings.roles;
  const { all = [] } = useTarget();
  const [grant, setGrant] = useState<NewGrant>({ subjectKind: "person", subject: "", role: "viewer", target: "*" });
  const giving = useMutation(giveRoleMutation());
  const errorOf = fieldErrors(giving.error, rules);
  const rest = restOf(giving.error, fields);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    giving.mutate(grant, { onSuccess: onDone });
  };

  return (
    <Card aria-label={words.give} className="mb-3.5 p-3.5">
      <form onSubmit={submit} noValidate className="grid gap-3.5">
        <div className="grid items-start gap-3.5 desk:grid-cols-[180px_minmax(0,1.4fr)_150px_minmax(0,1fr)]">
          <Field label={words.kind} error={errorOf("subjectKind")}>
            {(control) => (
              <Select
                {...control}
                value={grant.subjectKind}
                onChange={({ target }) => setGrant({ ...grant, subjectKind: target.value as NewGrant["subjectKind"] })}
              >
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words.kinds[kind]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.subject} hint={words.subjectHints[grant.subjectKind]} error={errorOf("subject")}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={grant.subject}
                onChange={({ target }) => setGrant({ ...grant, subject: target.value })}
              />
            )}
          </Field>
          <Field label={words.role} hint={words.may[grant.role]} error={errorOf("role")}>
            {(control) => (
              <Select
                {...control}
                value={grant.role}
                onChange={({ target }) => setGrant({ ...grant, role: target.value as NewGrant["role"] })}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {words.names[role]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={words.target} error={errorOf("target")}>
            {(control) => (
              <Select
                {...control}
                value={grant.target}
                onChange={({ target }) => setGrant({ ...grant, target: target.value })}
              >
                <option value="*">{settings.allTargets}</option>
                {all.map(({ target, alias, region }) => (
                  <option key={target} value={target}>
                    {alias} · {region}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {rest && <ProblemNotice error={rest} />}
        <div className="flex flex-wrap justify-end gap-2 max-desk:flex-col-reverse">
          <Button onClick={onDone}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" disabled={giving.isPending}>
            {giving.isPending ? words.giving : words.give}
          </Button>
        </div>
      </form>
    </Card>
  );
}
