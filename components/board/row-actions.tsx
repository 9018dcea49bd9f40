"use client";

import Link from "next/link";
import { RollBackToPrevious } from "@/components/history/roll-back-to-previous";
import { popoverLine } from "@/components/ui/popover";
import { serviceHref } from "@/lib/domain/service-href";
import type { Target } from "@/lib/domain/target";
import type { TeamService } from "@/lib/domain/team-status";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

export function RowActions({
  target,
  service: { serviceName, clusterName },
}: {
  target: Target;
  service: TeamService;
}) {
  const { common } = useText();
  const words = useTextPart(rollbackText);
  const service = { target, serviceName, clusterName };
  return (
    <>
      <Link href={serviceHref(service, "deploy")} className={popoverLine}>
        {common.deploy}
      </Link>
      <RollBackToPrevious service={service} look="quiet" className="w-full justify-start! px-2.5 font-normal!" />
      <Link href={serviceHref(service, "history")} className={popoverLine}>
        {words.history}
      </Link>
    </>
  );
}
