"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { StatusWord } from "@/components/progress/status-word";
import { Waterline } from "@/components/progress/waterline";
import { PermittedButton } from "@/components/session/permitted-button";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { RunSummary } from "@/lib/domain/run";
import type { ServiceState, ServiceSummary } from "@/lib/domain/service";
import { shortDigest } from "@/lib/domain/short-digest";
import type { Target } from "@/lib/domain/target";
import { age } from "@/lib/format";
import { useText } from "@/lib/text/text-provider";
import { serviceColumns } from "./service-columns";
import { markOf } from "./service-states";

interface ServiceRowProps {
  target: Target;
  service: ServiceSummary;
  /** Under way for it. */
  run?: RunSummary;
  /** The last reading failed: what is here was true before. */
  isOld: boolean;
}

const tints: Partial<Record<ServiceState, string>> = {
  failed: "bg-linear-to-r from-failed-tint to-transparent to-60%",
  degraded: "bg-linear-to-r from-degraded-tint to-transparent to-60%",
  deploying: "bg-linear-to-r from-running-tint to-transparent to-60%",
};

export function ServiceRow({ target, service, run, isOld }: ServiceRowProps) {
  const text = useText();
  const { columns } = text.board;
  const { serviceName, state, reason, tasks, targets } = service;
  const deployedBy = run?.startedBy ?? service.deployedBy;
  const hasWhy = reason !== undefined || run !== undefined;

  return (
    <li className={cn(serviceColumns, tints[state], hasWhy && "desk:py-2.25", isOld && "text-ink-3 **:text-ink-3")}>
      <span className="max-desk:order-2 max-desk:justify-self-end">
        <StatusWord state={markOf[state]} word={text.progress.ofService[state]} />
      </span>
      <span className="min-w-0 truncate font-[550] max-desk:order-1 max-desk:text-base">
        <Link href={`/${target}/${serviceName}`} className="hover:text-primary max-desk:inline-block max-desk:py-0.5">
          {serviceName}
        </Link>
      </span>
      <span className="min-w-0 truncate max-desk:order-3">
        <Version service={service} />
      </span>
      <span className="min-w-0 truncate text-ink-2 max-desk:hidden" title={deployedBy}>
        {deployedBy ?? text.board.startedOutside}
      </span>
      <Share
        of={columns.tasks}
        have={tasks.running}
        want={tasks.desired}
        className="max-desk:order-4 max-desk:justify-self-end"
      />
      <Share of={columns.targets} have={targets?.healthy} want={targets?.total} className="max-desk:hidden" />
      <span className="min-w-0 max-desk:order-5 max-desk:col-span-2">
        <Endpoint service={service} />
      </span>
      <span className="justify-self-end max-desk:hidden">
        <PermittedButton asChild to="POST /api/v1/runs" target={target} size="small" look="quiet">
          <Link href={`/${target}/${serviceName}/deploy`} aria-label={text.board.deployOf(serviceName)}>
            {text.common.deploy}
          </Link>
        </PermittedButton>
      </span>
      {hasWhy && (
        <p className="phrase mt-px text-ink-2 max-desk:order-6 max-desk:col-span-2 desk:col-span-7 desk:col-start-2">
          {reason} {run?.step && !reason && text.step.names[run.step]}{" "}
          {run && (
            <Link href={`/runs/${run.id}`} className="link ml-2 whitespace-nowrap">
              {text.board.watchRun(run.number)}
            </Link>
          )}
        </p>
      )}
      {run && <Waterline label={text.board.progressOf(serviceName)} done={run.stepsDone} total={run.stepsTotal} />}
    </li>
  );
}

function Version({ service: { image, imageDigest, deployedAt } }: { service: ServiceSummary }) {
  const text = useText();
  const now = useNow();
  const version = imageDigest ? shortDigest(imageDigest) : image?.split(/[/:@]/).at(-1);
  return (
    <>
      <code title={image}>{version ?? text.common.none}</code>
      {deployedAt && <span className="ml-1.5 text-ink-3">{age(deployedAt, now, text)}</span>}
    </>
  );
}

function Share({ of, have, want, className }: { of: string; have?: number; want?: number; className: string }) {
  const { common } = useText();
  return (
    <span className={cn("num text-ink-2", className)}>
      <span className="sr-only">{of} </span>
      {have === undefined ? common.none : `${have}/${want}`}
    </span>
  );
}

function Endpoint({ service: { endpoint, serviceName } }: { service: ServiceSummary }) {
  const { board, common } = useText();
  if (!endpoint) return <span className="text-ink-3">{common.none}</span>;
  return (
    <a
      href={endpoint}
      target="_blank"
      rel="noreferrer"
      title={board.openEndpoint(serviceName)}
      className="link flex min-h-6 items-center gap-1.5"
    >
      <span className="truncate">{endpoint.replace(/^https?:\/\//, "")}</span>
      <ExternalLink size={12} className="shrink-0" aria-label={common.opensElsewhere} />
    </a>
  );
}
