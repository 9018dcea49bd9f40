"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useState } from "react";

/** Why nobody was let in: the console's own reasons, `unreachable`, or next-auth's word for anything else. */
export function useSignIn(returnPath: string, refusedWith?: string) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState(refusedWith);
  const [isBusy, setBusy] = useState(false);

  const enter = async () => {
    setBusy(true);
    const answer = await signIn("operator", { redirect: false, callbackUrl: returnPath }).catch(() => undefined);
    if (answer?.ok && !answer.error) {
      queryClient.clear(); // nothing that somebody else's session read
      router.replace(returnPath);
      return;
    }
    setBusy(false);
    setReason(answer?.error ?? "unreachable");
  };

  return { reason, isBusy, enter };
}
