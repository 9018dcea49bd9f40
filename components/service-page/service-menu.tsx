import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { usePermission } from "@/components/session/use-permission";
import { Button } from "@/components/ui/button";
import { Ellipsis } from "@/components/ui/icons";
import { Popover, popoverLine } from "@/components/ui/popover";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { serviceHref } from "@/lib/domain/service-href";
import type { TeamService } from "@/lib/domain/team-status";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const LockDialog = lazy(() => import("./lock-dialog").then((module) => ({ default: module.LockDialog })));
const PauseDialog = lazy(() => import("./pause-dialog").then((module) => ({ default: module.PauseDialog })));
const NoticeDialog = lazy(() => import("./notice-dialog").then((module) => ({ default: module.NoticeDialog })));

/** What is done with a service now and then. */
export function ServiceMenu({ service, row }: { service: ServiceAddress; row: TeamService }) {
  const words = useTextPart(servicePageText);
  const { common } = useText();
  const [dialog, setDialog] = useState<"lock" | "notice" | "pause">();
  const mayNotLock = usePermission("POST /api/v1/targets/{target}/services/{serviceName}/lock", service.target);
  const mayNotPause = usePermission("POST /api/v1/targets/{target}/services/{serviceName}/pause", service.target);
  const mayNotWrite = usePermission("POST /api/v1/targets/{target}/services/{serviceName}/notice", service.target);

  return (
    <>
      <Popover
        trigger={(control) => (
          <Button aria-label={words.more} data-actions {...control}>
            <Ellipsis size={14} aria-hidden="true" />
          </Button>
        )}
      >
        {!row.lock && (
          <button
            type="button"
            data-closes
            disabled={mayNotLock !== undefined}
            onClick={() => setDialog("lock")}
            className={popoverLine}
          >
            {words.lock}
          </button>
        )}
        <button
          type="button"
          data-closes
          disabled={mayNotWrite !== undefined}
          onClick={() => setDialog("notice")}
          className={popoverLine}
        >
          {row.notice ? words.changeNotice : words.writeNotice}
        </button>
        {row.mode === "express" && row.tasks.desired > 0 && (
          <button
            type="button"
            data-closes
            disabled={mayNotPause !== undefined}
            onClick={() => setDialog("pause")}
            className={popoverLine}
          >
            {words.pause}
          </button>
        )}
        <Link href={serviceHref(service, "history")} className={popoverLine}>
          {words.history}
        </Link>
        <Link href={serviceHref(service, "teardown")} className={popoverLine}>
          {common.tearDown}
        </Link>
      </Popover>
      <Suspense>
        {dialog === "lock" && <LockDialog service={service} onClose={() => setDialog(undefined)} />}
        {dialog === "pause" && <PauseDialog service={service} onClose={() => setDialog(undefined)} />}
        {dialog === "notice" && (
          <NoticeDialog service={service} notice={row.notice} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </>
  );
}
