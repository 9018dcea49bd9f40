import Link from "next/link";
import type { ReactNode } from "react";
import { usePermission } from "@/components/session/use-permission";
import { popoverLine } from "@/components/ui/popover";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { serviceHref } from "@/lib/domain/service-href";
import type { Target } from "@/lib/domain/target";
import type { TeamService } from "@/lib/domain/team-status";
import { serviceActionsText } from "@/lib/text/parts/service-actions";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

export type ServiceDialog = "lock" | "notice" | "pause";

interface ServiceActionsProps {
  service: ServiceAddress;
  row: TeamService;
  onOpen: (dialog: ServiceDialog) => void;
}

/** The lines of a service's menu. */
export function ServiceActions({ service, row, onOpen }: ServiceActionsProps) {
  const words = useTextPart(serviceActionsText);
  const { common } = useText();
  return (
    <>
      {!row.lock && (
        <Line opens="lock" target={service.target} onOpen={onOpen}>
          {words.lock}
        </Line>
      )}
      <Line opens="notice" target={service.target} onOpen={onOpen}>
        {row.notice ? words.changeNotice : words.writeNotice}
      </Line>
      {row.mode === "express" && row.tasks.desired > 0 && (
        <Line opens="pause" target={service.target} onOpen={onOpen}>
          {words.pause}
        </Line>
      )}
      <Link href={serviceHref(service, "history")} className={popoverLine}>
        {words.history}
      </Link>
      <Link href={serviceHref(service, "teardown")} className={popoverLine}>
        {common.tearDown}
      </Link>
    </>
  );
}

interface LineProps {
  opens: ServiceDialog;
  target: Target;
  onOpen: (dialog: ServiceDialog) => void;
  children: ReactNode;
}

/** A line that opens a dialog, for those who may do what it does. */
function Line({ opens, target, onOpen, children }: LineProps) {
  const mayNot = usePermission(`POST /api/v1/targets/{target}/services/{serviceName}/${opens}`, target);
  return (
    <button
      type="button"
      data-closes
      disabled={mayNot !== undefined}
      onClick={() => onOpen(opens)}
      className={popoverLine}
    >
      {children}
    </button>
  );
}
