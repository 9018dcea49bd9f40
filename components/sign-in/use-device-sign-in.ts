"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { beginDeviceSignInMutation, deviceSignInQuery } from "@/lib/api/access-queries";

/** The sign-in of this browser. What a reload finds still open goes on; else a new one begins, once. */
export function useDeviceSignIn() {
  const query = useQuery(deviceSignInQuery());
  const beginning = useMutation(beginDeviceSignInMutation());
  const hasLooked = useRef(false);
  const { mutate } = beginning;
  const device = query.data;

  useEffect(() => {
    if (!device || hasLooked.current) return;
    hasLooked.current = true;
    if (device.state !== "waiting" && device.state !== "approved") mutate();
  }, [device, mutate]);

  const isOver = device !== undefined && !["waiting", "approved"].includes(device.state);
  return {
    device,
    /** Before the first one began, what is over is an earlier visit's. */
    isBeginning: beginning.isPending || (isOver && beginning.isIdle),
    error: beginning.error ?? query.error,
    begin: () => mutate(),
    look: () => query.refetch(),
    retry: () => (beginning.error ? mutate() : query.refetch()),
  };
}
