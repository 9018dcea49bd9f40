"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openWallMutation } from "@/lib/api/access-queries";
import { teamQuery } from "@/lib/api/team-queries";

/** Where the address of a screen leads: its token becomes a cookie, and leaves the address at once. */
export function useWallDoor(): { isOpen: boolean; error: Error | null } {
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { mutate, error } = useMutation({ ...openWallMutation(), retry: isUnreached, retryDelay: retryMs });

  useEffect(() => {
    const enter = () => {
      setOpen(true);
      queryClient.invalidateQueries(teamQuery());
    };
    const take = () => {
      const token = window.location.hash.slice(1);
      window.history.replaceState(null, "", window.location.pathname);
      if (token) mutate(token, { onSuccess: enter });
      return token !== "";
    };
    if (!take()) setOpen(true); // a cookie may be there already, or somebody's session
    window.addEventListener("hashchange", take); // another address, typed where this page is open
    return () => window.removeEventListener("hashchange", take);
  }, [mutate, queryClient]);

  return { isOpen, error };
}

const retryMs = 5000;

/** A console that does not answer has refused nothing. */
function isUnreached(_count: number, error: Error): boolean {
  return error instanceof TypeError;
}
