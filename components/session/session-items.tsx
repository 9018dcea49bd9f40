"use client";

import { useMutation } from "@tanstack/react-query";
import { IdCard, LogOut, RotateCw } from "lucide-react";
import { popoverLine } from "@/components/ui/popover";
import { signOut } from "@/lib/api/session";
import { signInAgainText } from "@/lib/text/parts/sign-in-again";
import { useTextPart } from "@/lib/text/text-part";
import { openDialog } from "./open-dialog";

/** What one can do about one's own session. */
export function SessionItems({ name }: { name: string }) {
  const words = useTextPart(signInAgainText);
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => window.location.assign("/sign-in") });
  return (
    <>
      <p className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">{words.signedInAs(name)}</p>
      <button type="button" data-closes className={popoverLine} onClick={() => openDialog("who-am-i")}>
        <IdCard size={14} aria-hidden="true" />
        {words.whoAmI}
      </button>
      <button type="button" data-closes className={popoverLine} onClick={() => openDialog("renew")}>
        <RotateCw size={14} aria-hidden="true" />
        {words.renew}
      </button>
      <button type="button" className={popoverLine} disabled={leave.isPending} onClick={() => leave.mutate()}>
        <LogOut size={14} aria-hidden="true" />
        {words.signOut}
      </button>
    </>
  );
}
