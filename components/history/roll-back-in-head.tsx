"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { rollbackQuery } from "@/lib/api/history-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { serviceHref } from "@/lib/domain/service-href";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { shortVersion } from "./version-name";

/** Not every service has something to go back to. */
const RollBackButton = lazy(() => import("./roll-back-button").then((module) => ({ default: module.RollBackButton })));

/** Always there: one press goes back to the version before; where that cannot be, it leads to the page that says why. */
export function RollBackInHead({ service }: { service: ServiceAddress }) {
  return (
    <Suspense fallback={<Placeholder />}>
      <RollBack service={service} />
    </Suspense>
  );
}

function Placeholder() {
  return <Skeleton className="h-8 w-40 max-desk:h-11" />;
}

function RollBack({ service }: { service: ServiceAddress }) {
  const words = useTextPart(rollbackText);
  const { data: plan, isPending } = useQuery(rollbackQuery(service));
  if (isPending) return <Placeholder />;
  if (!plan?.to || plan.refusal)
    return (
      <Button asChild>
        <Link href={serviceHref(service, "rollback")}>{words.pressShort}</Link>
      </Button>
    );
  const version = shortVersion(plan.to.version) ?? service.serviceName;
  return <RollBackButton service={service} to={plan.to.runId} label={words.press(version)} />;
}
