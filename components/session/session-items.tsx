"use client";

import { IdCard, LogOut, RotateCw } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { popoverLine } from "@/components/ui/popover";
import { signOut } from "@/lib/api/session";
import { useText } from "@/lib/text/text-provider";
import { askToRenew } from "./renewal";

const WhoAmI = lazy(() => import("./who-am-i").then((module) => ({ default: module.WhoAmI })));

/** What one can do about one's own session. */
export function SessionItems({ name }: { name: string }) {
  const { session } = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <p className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">{session.signedInAs(name)}</p>
      <button type="button" className={popoverLine} onClick={() => setAsking(true)}>
        <IdCard size={14} aria-hidden="true" />
        {session.whoAmI}
      </button>
      <button type="button" className={popoverLine} onClick={() => askToRenew(true)}>
        <RotateCw size={14} aria-hidden="true" />
        {session.renew}
      </button>
      <button
        type="button"
        className={popoverLine}
        onClick={() => signOut().then(() => window.location.assign("/sign-in"))}
      >
        <LogOut size={14} aria-hidden="true" />
        {session.signOut}
      </button>
      {isAsking && (
        <Suspense>
          <WhoAmI onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
