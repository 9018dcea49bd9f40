"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { outsideQuery } from "@/lib/api/outside-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { OutsideWork } from "@/lib/domain/outside-work";

/** Most services have nothing that was started outside. */
const OutsideList = lazy(() => import("./outside-list").then((module) => ({ default: module.OutsideList })));

interface OutsideCardProps {
  service: ServiceAddress;
  /** What stands elsewhere on the page already. */
  without?: (work: OutsideWork) => boolean;
}

/** What others have under way with a service, or had lately. Nothing where there is nothing. */
export function OutsideCard({ service, without = () => false }: OutsideCardProps) {
  const { data, isError } = useQuery(outsideQuery(service));
  const works = data?.works.filter((work) => !without(work)) ?? [];
  if (works.length === 0) return null;
  return (
    <Suspense>
      <OutsideList service={service} works={works} isOld={isError} />
    </Suspense>
  );
}
