import type { ReactNode } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { ServiceSummary } from "@/lib/domain/service";
import { shortDigest } from "@/lib/domain/short-digest";
import { ago, dateTime } from "@/lib/format";
import { useLanguage } from "@/lib/text/text-provider";

export function NowRunning({ service, isOld }: { service: ServiceSummary; isOld: boolean }) {
  const { locale, text } = useLanguage();
  const now = useNow();
  const words = text.service;
  const { tasks, targets, image, imageDigest, deployedAt, deployedBy, clusterName } = service;

  return (
    <Card aria-label={words.nowRunning} className={cn(isOld && "**:text-ink-3")}>
      <CardHeader>
        <CardTitle>{words.nowRunning}</CardTitle>
      </CardHeader>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 p-3.5 desk:grid-cols-6">
        <Fact label={words.tasks}>
          <span className="num">
            {tasks.running}/{tasks.desired}
          </span>
        </Fact>
        <Fact label={words.targets}>
          <span className="num">{targets ? `${targets.healthy}/${targets.total}` : text.common.none}</span>
        </Fact>
        <Fact label={words.image}>
          <code title={image}>{imageDigest ? shortDigest(imageDigest) : (image ?? text.common.none)}</code>
        </Fact>
        <Fact label={words.deployed}>
          {deployedAt ? (
            <time title={dateTime(deployedAt, locale)}>{ago(deployedAt, now, text)}</time>
          ) : (
            text.common.none
          )}
        </Fact>
        <Fact label={words.by}>{deployedBy ?? words.outside}</Fact>
        <Fact label={words.cluster}>
          <code>{clusterName}</code>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs font-medium text-ink-3">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
