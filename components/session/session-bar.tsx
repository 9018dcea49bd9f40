"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { useNow } from "@/components/ui/use-now";
import { sessionQuery } from "@/lib/api/queries";
import { wasSignedIn } from "@/lib/api/session";
import { ProblemError } from "@/lib/domain/problem";
import { useOpenDialog } from "./open-dialog";

/** Few need them, so they come when they are asked for. */
const EndingSession = lazy(() => import("./ending-session").then((module) => ({ default: module.EndingSession })));
const WhoAmI = lazy(() => import("./who-am-i").then((module) => ({ default: module.WhoAmI })));
const RenewDialog = lazy(() => import("./renew-dialog").then((module) => ({ default: module.RenewDialog })));

const warnMs = 10 * 60_000;

/** Says that the sign-in ends soon, or has ended, and renews it without leaving the page. */
export function SessionBar() {
  const now = useNow();
  const dialog = useOpenDialog();
  const { data: session } = useQuery(sessionQuery());
  useNoticeEnd();

  const leftMs = session ? Date.parse(session.expiresAt) - now : 0;
  const hasEnded = (session === null && wasSignedIn()) || (session !== undefined && now > 0 && leftMs <= 0);
  const isShown = hasEnded || (session !== undefined && now > 0 && leftMs < warnMs);

  return (
    <Suspense>
      {isShown && <EndingSession leftMs={hasEnded ? undefined : leftMs} />}
      {dialog === "renew" && <RenewDialog />}
      {dialog === "who-am-i" && <WhoAmI />}
    </Suspense>
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
