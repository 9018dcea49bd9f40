"use client";

import { useQuery } from "@tanstack/react-query";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { outsideQuery } from "@/lib/api/outside-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { cn } from "@/lib/cn";
import type { OutsideWork } from "@/lib/domain/outside-work";
import { useTextPart } from "@/lib/text/text-part";
import { OutsideRow } from "./outside-row";

interface OutsideCardProps {
  service: ServiceAddress;
  /** What stands elsewhere on the page already. */
  without?: (work: OutsideWork) => boolean;
}

/** What others have under way with a service, or had lately. Nothing where there is nothing. */
export function OutsideCard({ service, without = () => false }: OutsideCardProps) {
  const words = useTextPart("outside");
  const { data, isError } = useQuery(outsideQuery(service));
  const works = data?.works.filter((work) => !without(work)) ?? [];
  if (works.length === 0) return null;

  return (
    <Card aria-label={words.title} className={cn("overflow-hidden", isError && "**:text-ink-3")}>
      <CardHeader className="max-desk:flex-wrap">
        <CardTitle>{words.title}</CardTitle>
        <p className="text-ink-3">{words.about}</p>
      </CardHeader>
      <ul>
        {works.map((work) => (
          <OutsideRow key={`${work.kind} ${work.id}`} service={service} work={work} />
        ))}
      </ul>
    </Card>
  );
}
