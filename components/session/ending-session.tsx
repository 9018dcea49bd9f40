"use client";

import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { timeLeft } from "@/lib/format";
import { signInAgainText } from "@/lib/text/parts/sign-in-again";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { openDialog } from "./open-dialog";

/** How long the sign-in still lasts; without a time it has ended. */
export function EndingSession({ leftMs }: { leftMs: number | undefined }) {
  const text = useText();
  const words = useTextPart(signInAgainText);
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-stale-line bg-stale-tint px-6 py-2 max-desk:px-3"
    >
      <Mark state="stale" />
      <p className="phrase min-w-0 flex-[1_1_240px] text-ink-2">
        <b className="font-[550] text-ink">
          {leftMs === undefined ? words.ended : words.endsIn(timeLeft(leftMs, text))}
        </b>{" "}
        {leftMs === undefined ? words.endedAbout : words.endsInAbout}
      </p>
      <Button size="small" look="primary" onClick={() => openDialog("renew")}>
        {leftMs === undefined ? words.signInHere : words.renew}
      </Button>
    </div>
  );
}
