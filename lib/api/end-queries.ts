import { mutationOptions } from "@tanstack/react-query";
import type { Target } from "@/lib/domain/target";
import { call } from "./client";

interface EndDate {
  serviceName: string;
  clusterName: string;
  endsAt: string | null;
}

export const setEndDateMutation = (target: Target) =>
  mutationOptions({
    mutationFn: (end: EndDate) =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/end-date", { target, ...end }),
    onSuccess: (_answer, _input, _result, { client }) =>
      Promise.all(["service", "team"].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
