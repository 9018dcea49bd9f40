import { queryOptions } from "@tanstack/react-query";
import { hasEnded } from "@/lib/domain/has-ended";
import { call } from "./client";
import { pollAfter } from "./polling";
import type { ServiceAddress } from "./service-queries";

/** The server tells what its watcher has read, so these cost one small request each. */
const every = { underWay: 3_000, else: 10_000 };

export const outsideQuery = (service: ServiceAddress) =>
  queryOptions({
    queryKey: ["outside", service],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/outside", { ...service }, signal),
    refetchInterval: (query) => {
      const isUnderWay = query.state.data?.works.some(({ progress }) => !hasEnded(progress));
      return pollAfter(isUnderWay ? every.underWay : every.else, query);
    },
  });
