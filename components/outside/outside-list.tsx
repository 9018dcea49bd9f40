import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { cn } from "@/lib/cn";
import type { OutsideWork } from "@/lib/domain/outside-work";
import { outsideText } from "@/lib/text/parts/outside";
import { useTextPart } from "@/lib/text/text-part";
import { OutsideRow } from "./outside-row";

interface OutsideListProps {
  service: ServiceAddress;
  works: readonly OutsideWork[];
  isOld: boolean;
}

export function OutsideList({ service, works, isOld }: OutsideListProps) {
  const words = useTextPart(outsideText);
  return (
    <Card aria-label={words.title} className={cn("overflow-hidden", isOld && "**:text-ink-3")}>
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
