import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { TeamService } from "@/lib/domain/team-status";
import { ago, dateTime } from "@/lib/format";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

/** What serves, since when, by whom, and what it costs. */
export function NowCard({ row, isOld }: { row: TeamService; isOld: boolean }) {
  const { locale, text } = useLanguage();
  const words = useTextPart(servicePageText);
  const now = useNow();
  const { version, deployedBy, tasks, targets, hourlyUsd, uptimePercent, clusterName } = row;
  const none = text.common.none;

  return (
    <Card aria-label={words.nowRunning} className={cn(isOld && "**:text-ink-3")}>
      <CardHeader>
        <CardTitle>{words.nowRunning}</CardTitle>
      </CardHeader>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 p-3.5 desk:grid-cols-4">
        <Fact label={words.version}>
          <code>{version?.commit ?? version?.tag ?? version?.digest?.slice(0, 8) ?? none}</code>
        </Fact>
        <Fact label={words.since}>
          {version?.since ? <time title={dateTime(version.since, locale)}>{ago(version.since, now, text)}</time> : none}
        </Fact>
        <Fact label={words.by}>{deployedBy ?? words.outside}</Fact>
        <Fact label={words.cluster}>
          <code>{clusterName}</code>
        </Fact>
        <Fact label={words.tasksNow}>
          <span className="num">
            {tasks.running}/{tasks.desired}
          </span>
        </Fact>
        <Fact label={words.targetsNow}>
          <span className="num">{targets ? `${targets.healthy}/${targets.total}` : none}</span>
        </Fact>
        <Fact label={words.cost}>
          {hourlyUsd === undefined ? (
            none
          ) : (
            <span className="num">
              ${hourlyUsd.toFixed(4)} <span className="text-ink-3">{words.perHour}</span>
            </span>
          )}
        </Fact>
        <Fact label={words.uptime}>
          <span className="num">{uptimePercent === undefined ? none : `${uptimePercent.toFixed(2)} %`}</span>
        </Fact>
      </dl>
    </Card>
  );
}
