"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openWallMutation } from "@/lib/api/access-queries";

/** Where the address of a screen leads: its token becomes a cookie, and leaves the address at once. */
export function useWallDoor(): { isOpen: boolean; error: Error | null } {
  const [isOpen, setOpen] = useState(false);
  const { mutate, error } = useMutation({ ...openWallMutation(), retry: isUnreached, retryDelay: retryMs });

  useEffect(() => {
    const token = window.location.hash.slice(1);
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
    if (token) mutate(token, { onSuccess: () => setOpen(true) });
    else setOpen(true); // a cookie may be there already, or somebody's session
  }, [mutate]);

  return { isOpen, error };
}

const retryMs = 5000;

/** A console that does not answer has refused nothing. */
function isUnreached(_count: number, error: Error): boolean {
  return error instanceof TypeError;
}
