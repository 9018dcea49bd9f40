"use client";

import { useMutation } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import Link from "next/link";
import { PermittedButton } from "@/components/session/permitted-button";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/components/ui/use-now";
import { setEndDateMutation } from "@/lib/api/end-queries";
import { cn } from "@/lib/cn";
import { endStateOf, extendedEnd } from "@/lib/domain/end-date";
import { serviceHref } from "@/lib/domain/service-href";
import type { Target } from "@/lib/domain/target";
import { age, dateTime } from "@/lib/format";
import { serviceActionsText } from "@/lib/text/parts/service-actions";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

/** What one click puts it off by. */
const extensionDays = 7;

interface EndChipProps {
  target: Target;
  serviceName: string;
  clusterName: string;
  endsAt: string;
}

/** `ends in 3 d`, and one click to put it off; at the end, the plan that waits. */
export function EndChip({ target, serviceName, clusterName, endsAt }: EndChipProps) {
  const { locale, text } = useLanguage();
  const now = useNow();
  const extending = useMutation(setEndDateMutation(target));
  const state = endStateOf(endsAt, now);
  const words = useTextPart(serviceActionsText).end;
  const left = age(now, Date.parse(endsAt), text);

  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Chip
        title={dateTime(endsAt, locale)}
        className={cn(state !== "later" && "bg-degraded-tint text-degraded inset-ring-degraded-line")}
      >
        <Hourglass size={12} aria-hidden="true" />
        {state === "over" ? words.over : words.in(left)}
      </Chip>
      {state === "over" && (
        <Link href={serviceHref({ target, serviceName, clusterName }, "teardown")} className="link">
          {words.plan}
        </Link>
      )}
      <PermittedButton
        to="POST /api/v1/targets/{target}/services/{serviceName}/end-date"
        target={target}
        size="small"
        look="quiet"
        aria-label={words.extendOf(serviceName, extensionDays)}
        disabled={extending.isPending}
        onClick={() =>
          extending.mutate({ serviceName, clusterName, endsAt: extendedEnd(endsAt, extensionDays, Date.now()) })
        }
      >
        {words.extend(extensionDays)}
      </PermittedButton>
      <span role="status" className="text-failed">
        {extending.isError && words.notExtended}
      </span>
    </span>
  );
}
