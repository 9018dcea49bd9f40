"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { policyOfChanges } from "@/lib/api/policy-of-changes";
import type { Target } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";

interface ConfirmButtonProps<Input> {
  to: keyof typeof policyOfChanges;
  /** Where the call names one. */
  target?: Target;
  label: string;
  /** Where several buttons have the same word. */
  name?: string;
  busyLabel: string;
  title: string;
  about: string;
  mutation: Pick<UseMutationResult<unknown, Error, Input>, "mutate" | "isPending" | "error" | "reset">;
  input: NoInfer<Input>;
  size?: "small" | "normal";
  onDone?: () => void;
}

/** A change that takes something away: says what it means, and does it at the second press. */
export function ConfirmButton<Input>({
  to,
  target,
  label,
  busyLabel,
  mutation,
  size = "small",
  ...rest
}: ConfirmButtonProps<Input>) {
  const { common } = useText();
  const [isOpen, setOpen] = useState(false);
  const { name, title, about, input, onDone } = rest;
  const { mutate, isPending, error, reset } = mutation;
  const settle = () => {
    setOpen(false);
    onDone?.();
  };
  const ask = () => {
    reset();
    setOpen(true);
  };

  return (
    <>
      <PermittedButton to={to} target={target} size={size} aria-label={name} onClick={ask}>
        {label}
      </PermittedButton>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={title}
        description={about}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{common.cancel}</Button>
            <Button look="danger" disabled={isPending} onClick={() => mutate(input, { onSuccess: settle })}>
              {isPending ? busyLabel : label}
            </Button>
          </>
        }
      >
        {error && <ProblemNotice error={error} />}
      </Dialog>
    </>
  );
}
