"use client";

import { useQuery } from "@tanstack/react-query";
import { targetsQuery } from "@/lib/api/queries";

/** The target of the credentials at hand. */
export function useTarget() {
  const targets = useQuery(targetsQuery());
  return { ...targets, target: targets.data?.targets[0] };
}
