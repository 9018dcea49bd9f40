"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { saveView } from "./saved-views";

interface SaveViewDialogProps {
  query: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const nameMax = 60;

export function SaveViewDialog({ query, open, onOpenChange }: SaveViewDialogProps) {
  const { common } = useText();
  const { views } = useTextPart(teamText);
  const form = useId();
  const [name, setName] = useState("");
  const [isRefused, setRefused] = useState(false);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setRefused(true);
    saveView({ name: name.trim(), query });
    setName("");
    onOpenChange(false);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={views.title}
      description={views.about}
      footer={
        <>
          <Button look="quiet" onClick={() => onOpenChange(false)}>
            {common.cancel}
          </Button>
          <Button look="primary" type="submit" form={form}>
            {views.confirm}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} noValidate>
        <Field label={views.name} error={isRefused && !name.trim() ? views.nameMissing : undefined}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={nameMax}
              autoComplete="off"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
