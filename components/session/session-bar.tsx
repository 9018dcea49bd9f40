"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/use-now";
import { sessionQuery } from "@/lib/api/queries";
import { wasSignedIn } from "@/lib/api/session";
import { cn } from "@/lib/cn";
import { ProblemError } from "@/lib/domain/problem";
import { timeLeft } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { openDialog, useOpenDialog } from "./open-dialog";

/** Few need them, so they come when they are asked for. */
const WhoAmI = lazy(() => import("./who-am-i").then((module) => ({ default: module.WhoAmI })));
const RenewDialog = lazy(() => import("./renew-dialog").then((module) => ({ default: module.RenewDialog })));

const warnMs = 10 * 60_000;

/** Says that the sign-in ends soon, or has ended, and renews it without leaving the page. */
export function SessionBar() {
  const text = useText();
  const now = useNow();
  const dialog = useOpenDialog();
  const { data: session } = useQuery(sessionQuery());
  useNoticeEnd();

  const leftMs = session ? Date.parse(session.expiresAt) - now : 0;
  const hasEnded = (session === null && wasSignedIn()) || (session !== undefined && now > 0 && leftMs <= 0);
  const isShown = hasEnded || (session !== undefined && now > 0 && leftMs < warnMs);

  return (
    <>
      {isShown && (
        <div
          role="status"
          className={cn(
            "flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-6 py-2 max-desk:px-3",
            "border-stale-line bg-stale-tint",
          )}
        >
          <Mark state="stale" />
          <p className="phrase min-w-0 flex-[1_1_240px] text-ink-2">
            <b className="font-[550] text-ink">
              {hasEnded ? text.session.ended : text.session.endsIn(timeLeft(leftMs, text))}
            </b>{" "}
            {hasEnded ? text.session.endedAbout : text.session.endsInAbout}
          </p>
          <Button size="small" look="primary" onClick={() => openDialog("renew")}>
            {hasEnded ? text.session.signInHere : text.session.renew}
          </Button>
        </div>
      )}
      <Suspense>
        {dialog === "renew" && <RenewDialog />}
        {dialog === "who-am-i" && <WhoAmI />}
      </Suspense>
    </>
  );
}

/** Any answer "not signed in" is news about the session. */
function useNoticeEnd(): void {
  const queryClient = useQueryClient();
  const [cache] = useState(() => queryClient.getQueryCache());
  useEffect(
    () =>
      cache.subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "error") return;
        const { error } = event.action;
        if (!(error instanceof ProblemError) || error.kind !== "not-signed-in") return;
        queryClient.setQueryData(sessionQuery().queryKey, null);
      }),
    [cache, queryClient],
  );
}
