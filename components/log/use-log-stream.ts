import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LogBuffer } from "@/components/log/log-buffer";
import { buildKey } from "@/lib/api/build-key";
import { setConnection } from "@/lib/api/connection";
import { openEventStream } from "@/lib/api/event-stream";
import { runQuery } from "@/lib/api/queries";
import { signedInEvent } from "@/lib/api/session";

/** A run, or a build by itself. */
type Followed = { runId: string } | { target: string; buildId: string };

/** Follows what has a log: its state goes where queries read it, its lines into the buffer. */
export function useLogStream(followed: Followed): LogBuffer {
  const queryClient = useQueryClient();
  const [buffer] = useState(() => new LogBuffer());
  const { runId, target, buildId } = { runId: undefined, target: undefined, buildId: undefined, ...followed };

  useEffect(() => {
    const build = target && buildId ? { target, buildId } : undefined;
    const queryKey: QueryKey = build ? buildKey(build) : runQuery(runId ?? "").queryKey;
    const stream = openEventStream({
      runId,
      build,
      lastNumber: () => buffer.lastNumber,
      onLines: (lines) => buffer.append(lines),
      onRun: (run) => queryClient.setQueryData(queryKey, run),
      onBuild: (seen) => queryClient.setQueryData(queryKey, seen),
      onConnection: (connection) => {
        setConnection(connection);
        // While the stream is away, the query asks by itself, and says why it cannot.
        if (connection.state === "reconnecting" || connection.state === "signed-out")
          queryClient.invalidateQueries({ queryKey });
      },
    });
    window.addEventListener("focus", stream.reconnect);
    window.addEventListener("online", stream.reconnect);
    window.addEventListener(signedInEvent, stream.reconnect);
    return () => {
      window.removeEventListener("focus", stream.reconnect);
      window.removeEventListener("online", stream.reconnect);
      window.removeEventListener(signedInEvent, stream.reconnect);
      stream.close();
    };
  }, [runId, target, buildId, buffer, queryClient]);

  return buffer;
}
