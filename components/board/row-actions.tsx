"use client";

import Link from "next/link";
import { RollBackToPrevious } from "@/components/history/roll-back-to-previous";
import { historyAddress } from "@/components/history/rollback-address";
import { popoverLine } from "@/components/ui/popover";
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
      <Link href={`/${target}/${serviceName}/deploy`} className={popoverLine}>
        {common.deploy}
      </Link>
      <RollBackToPrevious service={service} look="quiet" className="w-full justify-start! px-2.5 font-normal!" />
      <Link href={historyAddress(service)} className={popoverLine}>
        {words.history}
      </Link>
    </>
  );
}
