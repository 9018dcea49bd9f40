"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until the page's script has taken over: a press before that would be lost, so what needs it is disabled. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
