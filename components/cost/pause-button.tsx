"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmButton } from "@/components/settings/confirm-button";
import { pauseMutation } from "@/lib/api/cost-queries";
import type { ServiceCost } from "@/lib/domain/cost-report";
import type { Target } from "@/lib/domain/target";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";

export interface PausedOf {
  row: Pick<ServiceCost, "serviceName" | "clusterName"> & { of: { target: Target } };
}

/** Takes a service's tasks away, once somebody has read what that means. */
export function PauseButton({ row: { serviceName, clusterName, of } }: PausedOf) {
  const { idle } = useTextPart(costsText);
  const pausing = useMutation(pauseMutation());
  return (
    <ConfirmButton
      to="POST /api/v1/targets/{target}/services/{serviceName}/pause"
      target={of.target}
      label={idle.pause}
      name={idle.pauseOf(serviceName)}
      busyLabel={idle.pausing}
      title={idle.pauseTitle(serviceName)}
      about={idle.pauseAbout}
      mutation={pausing}
      input={{ target: of.target, serviceName, clusterName }}
    />
  );
}
