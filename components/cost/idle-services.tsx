import { PermittedButton } from "@/components/session/permitted-button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { RowLink } from "@/components/ui/row-link";
import { useNow } from "@/components/ui/use-now";
import { perMonth } from "@/lib/domain/cost";
import { idleAfterDays } from "@/lib/domain/idle";
import { serviceHref } from "@/lib/domain/service-href";
import { splitTarget } from "@/lib/domain/split-target";
import { ago } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { useMoney } from "./currency-context";
import { PauseButton } from "./pause-button";
import { ResumeButton } from "./resume-button";
import type { CostRow } from "./rows";

/** CloudWatch is asked about so many days. */
const knownDays = 14;

/** Services that nobody has asked anything for a week, and those that are paused, each with its ways out. */
export function IdleServices({ rows }: { rows: readonly CostRow[] }) {
  const { idle } = useTextPart(costsText);
  const paused = rows.filter(({ pause }) => pause);
  const asleep = rows.filter(({ pause, tasks, idleDays = 0 }) => !pause && tasks > 0 && idleDays >= idleAfterDays);
  if (paused.length + asleep.length === 0) return null;

  return (
    <Card aria-label={idle.title} className="overflow-hidden">
      <CardHeader className="flex-wrap">
        <CardTitle>{idle.title}</CardTitle>
        <p className="phrase min-w-0 flex-1 text-xs text-ink-3 max-desk:basis-full">{idle.about(idleAfterDays)}</p>
      </CardHeader>
      <ul>
        {[...asleep, ...paused].map((row) => (
          <IdleRow key={`${row.of.target} ${row.clusterName} ${row.serviceName}`} row={row} />
        ))}
      </ul>
    </Card>
  );
}

function IdleRow({ row }: { row: CostRow }) {
  const { text } = useLanguage();
  const { idle } = useTextPart(costsText);
  const money = useMoney();
  const now = useNow();
  const { serviceName, of, pause, idleDays = 0, pausableUsd } = row;

  return (
    <li className="flex min-h-(--row) flex-wrap items-center gap-x-4 gap-y-1.5 border-line px-3.5 py-2 not-first:border-t">
      <span className="min-w-0 flex-[1_1_200px]">
        <RowLink
          href={serviceHref({ ...row, target: of.target })}
          className="font-[550] wrap-anywhere hover:text-primary"
        >
          {serviceName}
        </RowLink>{" "}
        <span className="text-xs text-ink-3">
          {of.alias} · {splitTarget(of.target).region}
        </span>
      </span>
      <span className="flex-[1_1_180px] text-ink-2">
        {pause ? idle.paused(pause.by, ago(pause.at, now, text)) : idle.days(idleDays, idleDays >= knownDays)}
      </span>
      <span className="flex-[1_1_200px] text-ink-2">
        {!pause && pausableUsd !== undefined && idle.saves(money(perMonth(pausableUsd), "sum"))}
      </span>
      <span className="flex gap-2 max-desk:w-full max-desk:*:flex-1">
        {pause ? <ResumeButton row={row} /> : <PauseButton row={row} />}
        <PermittedButton asChild to="POST /api/v1/runs" target={of.target} size="small">
          <RowLink
            href={serviceHref({ ...row, target: of.target }, "teardown")}
            aria-label={idle.tearDownOf(serviceName)}
          >
            {idle.tearDown}
          </RowLink>
        </PermittedButton>
      </span>
    </li>
  );
}
