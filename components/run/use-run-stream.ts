import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { LogBuffer } from "@/components/log/log-buffer";
import { setConnection } from "@/lib/api/connection";
import { openEventStream } from "@/lib/api/event-stream";
import { runQuery } from "@/lib/api/queries";
import { signedInEvent } from "@/lib/api/session";

/** Follows a run: its state goes where queries read it, its lines into the buffer. */
export function useRunStream(runId: string): LogBuffer {
  const queryClient = useQueryClient();
  const [buffer] = useState(() => new LogBuffer());

  useEffect(() => {
    const { queryKey } = runQuery(runId);
    const stream = openEventStream({
      runId,
      lastNumber: () => buffer.lastNumber,
      onLines: (lines) => buffer.append(lines),
      onRun: (run) => queryClient.setQueryData(queryKey, run),
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
  }, [runId, buffer, queryClient]);

  return buffer;
}
