"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { runQuery, targetsQuery } from "@/lib/api/queries";
import type { Target } from "@/lib/domain/target";

/** The target that the page is about: the one that its address names, else the only one there is. */
export function useTarget() {
  const targets = useQuery(targetsQuery());
  const named = useNamedTarget();
  const all = targets.data?.targets;
  const target = named ? all?.find((each) => each.target === named) : all?.length === 1 ? all[0] : undefined;
  return { ...targets, all, named, target };
}

/** What Slipway knows of a target. */
export function useKnownTarget(target: Target | undefined) {
  return useQuery(targetsQuery()).data?.targets.find((each) => each.target === target);
}

function useNamedTarget(): Target | undefined {
  const pathname = decodeURIComponent(usePathname());
  const inQuery = useSearchParams().get("target") ?? undefined;
  const runId = /^\/runs\/([^/]+)/.exec(pathname)?.[1];
  // The page of a run asks for it; here its answer is only looked at.
  const run = useQuery({ ...runQuery(runId ?? ""), enabled: false, refetchInterval: false });
  if (runId) return run.data?.target;
  const isAboutRecords = pathname === "/activity";
  return /^\/(\d{12}~[^/]+)\//.exec(pathname)?.[1] ?? (isAboutRecords ? undefined : inQuery);
}
