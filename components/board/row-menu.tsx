"use client";

import { Ellipsis } from "lucide-react";
import { lazy } from "react";
import { Popover } from "@/components/ui/popover";
import type { Target } from "@/lib/domain/target";
import type { TeamService } from "@/lib/domain/team-status";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";

/** Fetched with the first menu that is opened. */
const RowActions = lazy(() => import("./row-actions").then((module) => ({ default: module.RowActions })));

/** What can be done with a service from its row. */
export function RowMenu({ target, service }: { target: Target; service: TeamService }) {
  const team = useTextPart(teamText);
  if (service.mode === "standard") return null;
  return (
    <Popover
      trigger={(control) => (
        <button
          type="button"
          aria-label={team.actionsOf(service.serviceName)}
          data-actions
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink max-desk:size-9"
          {...control}
        >
          <Ellipsis size={14} aria-hidden="true" />
        </button>
      )}
    >
      <RowActions target={target} service={service} />
    </Popover>
  );
}
