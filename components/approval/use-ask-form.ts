import { type FormEvent, useState } from "react";

interface Asked {
  confirm: string;
  reason: string;
}

export type AskForm = ReturnType<typeof useAskForm>;

/** On a protected target: what has to be typed, and why; nothing is asked before both are there. */
export function useAskForm(typed: string, ask: (asked: Asked) => void) {
  const [confirm, setConfirm] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isRight = confirm.trim() === typed;
  const hasReason = reason.trim() !== "";
  return {
    typed,
    confirm,
    setConfirm,
    reason,
    setReason,
    isTypedWrong: isTried && !isRight,
    isReasonMissing: isTried && !hasReason,
    submit: (event: FormEvent) => {
      event.preventDefault();
      setTried(true);
      if (isRight && hasReason) ask({ confirm: confirm.trim(), reason: reason.trim() });
    },
  };
}
