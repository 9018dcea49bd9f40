"use client";

import { useState } from "react";
import { signIn } from "@/lib/api/session";

/** Signs in. `reason`: why nobody was let in, in the console's own words, `unreachable`, or next-auth's for anything else. */
export function useEnter(provider: "operator" | "identity-center", onDone: () => void) {
  const [reason, setReason] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const enter = async (fields?: Record<string, string>) => {
    setBusy(true);
    setReason(undefined);
    const refusal = await signIn(provider, fields).catch(() => "unreachable");
    if (refusal) {
      setReason(refusal);
      setBusy(false);
      return;
    }
    onDone();
  };

  return { reason, isBusy, enter };
}
