"use client";

import Link from "next/link";
import { Mark } from "@/components/progress/mark";
import { Card, CardBody } from "@/components/ui/card";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { RollbackPlan } from "@/lib/domain/history";
import { serviceHref } from "@/lib/domain/service-href";
import { historyText } from "@/lib/text/parts/history";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { ProtectedRollback } from "./protected-rollback";
import { RollBackButton } from "./roll-back-button";
import { versionName } from "./version-name";

/** The button, or why there is none. */
export function RollbackPress({ service, plan }: { service: ServiceAddress; plan: RollbackPlan }) {
  const words = useTextPart(historyText).rollback;
  const back = useTextPart(rollbackText);
  const { to, refusal, isImageUnknown, confirmation } = plan;
  const label = to && back.press(versionName(service.serviceName, to.version));

  return (
    <Card className="desk:sticky desk:top-16">
      <CardBody className="grid gap-3.5">
        {refusal && (
          <p className="phrase flex gap-2">
            <Mark state="cancelled" className="mt-0.5 size-4" />
            {words.refusals[refusal]}
          </p>
        )}
        {!refusal && to && label && (
          <>
            <p className="phrase flex gap-2 text-ink-2">
              <Mark state={isImageUnknown ? "stale" : "succeeded"} className="mt-0.5 size-4" />
              {isImageUnknown ? words.imageUnknown : words.imageThere}
            </p>
            {confirmation ? (
              <ProtectedRollback service={service} to={to.runId} label={label} typed={confirmation} />
            ) : (
              <RollBackButton
                service={service}
                to={to.runId}
                look="primary"
                size="large"
                label={label}
                className="h-auto w-full py-2.75 whitespace-normal!"
              />
            )}
            <p className="phrase text-xs text-ink-3">{words.after}</p>
          </>
        )}
        <Link href={serviceHref(service, "history")} className="link">
          {words.toHistory}
        </Link>
      </CardBody>
    </Card>
  );
}
