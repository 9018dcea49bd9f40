"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNow } from "@/components/ui/use-now";
import { setConnection } from "@/lib/api/connection";
import { openEventStream } from "@/lib/api/event-stream";
import { signedInEvent } from "@/lib/api/session";
import { latestRunsQuery, teamQuery } from "@/lib/api/team-queries";
import { applyPatch } from "@/lib/domain/team-patch";
import type { TeamStatus } from "@/lib/domain/team-status";

/** All that the team runs, kept as it is now by the page's event stream. */
export function useTeam() {
  const queryClient = useQueryClient();
  const team = useQuery(teamQuery());
  const isThere = team.data !== undefined;

  useEffect(() => {
    if (!isThere) return;
    const { queryKey } = teamQuery();
    const stream = openEventStream({
      teamCursor: () => queryClient.getQueryData(queryKey)?.cursor,
      onTeam: (patch) => queryClient.setQueryData(queryKey, (before) => before && applyPatch(before, patch)),
      onRuns: (runs) => queryClient.setQueryData(latestRunsQuery().queryKey, { runs }),
      onConnection: (connection) => {
        setConnection(connection);
        // While the stream is away, the queries ask by themselves, and say why they cannot.
        if (connection.state === "signed-out") queryClient.invalidateQueries({ queryKey });
      },
    });
    const reconnectOn = ["focus", "online", signedInEvent];
    for (const event of reconnectOn) window.addEventListener(event, stream.reconnect);
    return () => {
      for (const event of reconnectOn) window.removeEventListener(event, stream.reconnect);
      stream.close();
    };
  }, [isThere, queryClient]);

  return team;
}

/** The server's clock, by which ages are told: that of the machine may be another. */
export function useServerNow(status: Pick<TeamStatus, "now"> | undefined, receivedAt: number): number {
  const now = useNow();
  return status ? now + (Date.parse(status.now) - receivedAt) : now;
}
