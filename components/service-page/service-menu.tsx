import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { TeamService } from "@/lib/domain/team-status";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import type { ServiceDialog } from "./service-actions";

const ServiceActions = lazy(() => import("./service-actions").then((module) => ({ default: module.ServiceActions })));
const LockDialog = lazy(() => import("./lock-dialog").then((module) => ({ default: module.LockDialog })));
const PauseDialog = lazy(() => import("./pause-dialog").then((module) => ({ default: module.PauseDialog })));
const NoticeDialog = lazy(() => import("./notice-dialog").then((module) => ({ default: module.NoticeDialog })));

/** What is done with a service now and then. */
export function ServiceMenu({ service, row }: { service: ServiceAddress; row: TeamService }) {
  const words = useTextPart(servicePageText);
  const [dialog, setDialog] = useState<ServiceDialog>();
  const close = () => setDialog(undefined);

  return (
    <>
      <Popover
        trigger={(control) => (
          <Button aria-label={words.more} data-actions {...control}>
            <Ellipsis size={14} aria-hidden="true" />
          </Button>
        )}
      >
        <ServiceActions service={service} row={row} onOpen={setDialog} />
      </Popover>
      <Suspense>
        {dialog === "lock" && <LockDialog service={service} onClose={close} />}
        {dialog === "pause" && <PauseDialog service={service} onClose={close} />}
        {dialog === "notice" && <NoticeDialog service={service} notice={row.notice} onClose={close} />}
      </Suspense>
    </>
  );
}
