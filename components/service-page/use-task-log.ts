import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { call } from "@/lib/api/client";
import { pollAfter } from "@/lib/api/polling";
import { type ServiceAddress, taskLogEveryMs } from "@/lib/api/service-queries";
import type { TaskLog } from "@/lib/domain/task-log";

const mostLines = 2_000;

/** All lines that came while the page is open; only the new ones travel. */
export function useTaskLog(service: ServiceAddress) {
  const known = useRef<TaskLog>(undefined);
  return useQuery({
    queryKey: ["task-log", service],
    queryFn: async ({ signal }) => {
      const before = known.current;
      const asked = { ...service, reader: before?.reader, after: before?.last ?? 0 };
      const log = await call("GET /api/v1/targets/{target}/services/{serviceName}/log", asked, signal);
      const isSame = before?.reader === log.reader;
      const lines = isSame ? [...before.lines, ...log.lines].slice(-mostLines) : log.lines;
      known.current = { ...log, lines };
      return known.current;
    },
    refetchInterval: (query) => pollAfter(taskLogEveryMs, query),
  });
}
