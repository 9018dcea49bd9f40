"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { signIn } from "@/lib/api/session";

/** Why nobody was let in: the console's own reasons, `unreachable`, or next-auth's word for anything else. */
export function useSignIn(returnPath: string, refusedWith?: string) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState(refusedWith);
  const [isBusy, setBusy] = useState(false);

  const enter = async () => {
    setBusy(true);
    const refusal = await signIn().catch(() => "unreachable");
    if (refusal) {
      setReason(refusal);
      setBusy(false);
      return;
    }
    queryClient.clear(); // nothing that somebody else's session read
    router.replace(returnPath);
  };

  return { reason, isBusy, enter };
}
