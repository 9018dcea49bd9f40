"use client";

import { LogOut } from "lucide-react";
import { popoverLine } from "@/components/ui/popover";
import { signOut } from "@/lib/api/session";
import { useText } from "@/lib/text/text-provider";

export function SessionItems({ name }: { name: string }) {
  const { shell } = useText();
  return (
    <>
      <p className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">{shell.signedInAs(name)}</p>
      <button
        type="button"
        className={popoverLine}
        onClick={() => signOut().then(() => window.location.assign("/sign-in"))}
      >
        <LogOut size={14} aria-hidden="true" />
        {shell.signOut}
      </button>
    </>
  );
}
