"use client";

import { lazy, Suspense } from "react";
import type { Row } from "@/components/team/rows";

/** Fetched with the first service in sight that is not well. */
const RollBackToPrevious = lazy(() =>
  import("@/components/history/roll-back-to-previous").then((module) => ({ default: module.RollBackToPrevious })),
);

/** Where a service is not well and nothing is under way, the way back is one press away. */
export function RowRollBack({ row: { target, state, service } }: { row: Row }) {
  const { serviceName, clusterName, mode, deploy } = service;
  const isUnwell = state === "failed" || state === "degraded";
  if (!isUnwell || mode === "standard" || deploy) return null;
  return (
    <Suspense>
      <RollBackToPrevious service={{ target, serviceName, clusterName }} look="edge" size="small" />
    </Suspense>
  );
}
