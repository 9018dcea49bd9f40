import { ProdPlate } from "@/components/target/target-marks";
import { Chip } from "@/components/ui/chip";
import { RowLink } from "@/components/ui/row-link";
import { cn } from "@/lib/cn";
import { perMonth } from "@/lib/domain/cost";
import { idleAfterDays } from "@/lib/domain/idle";
import { serviceHref } from "@/lib/domain/service-href";
import { shortAlias } from "@/lib/domain/short-alias";
import { splitTarget } from "@/lib/domain/split-target";
import { date } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { useMoney } from "./currency-context";
import { KeptCost } from "./kept-cost";
import type { CostRow } from "./rows";
import { cell, number } from "./table-looks";

export function ServiceCostRow({ row }: { row: CostRow }) {
  const { locale } = useLanguage();
  const words = useTextPart(costsText);
  const money = useMoney();
  const { serviceName, of, hourlyUsd, loadBalancerUsd, sharedBy = 1, spentUsd, countedSince } = row;
  const { region } = splitTarget(of.target);
  const alias = shortAlias(of);
  const names = row.unpriced.map((item) => words.items[item]).join(", ");
  const monthly = hourlyUsd === undefined ? undefined : perMonth(hourlyUsd);

  return (
    <tr className="border-t border-line">
      <th scope="row" className={cn(cell, "font-normal")}>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <RowLink
            href={serviceHref({ ...row, target: of.target })}
            className="font-[550] wrap-anywhere hover:text-primary"
          >
            {serviceName}
          </RowLink>
          <Badge row={row} />
        </span>
        <span className="block text-xs text-ink-3 desk:hidden">
          {alias} · {region} ·{" "}
          <span className="whitespace-nowrap">
            {row.tasks} × <Size row={row} />
          </span>
        </span>
      </th>
      <td className={cn(cell, "font-normal text-ink-2 max-desk:hidden")}>
        <span className="flex flex-wrap items-center gap-x-2">
          {of.isProtected && <ProdPlate />}
          {alias} <span className="num text-ink-3">{region}</span>
        </span>
      </td>
      <td className={cn(cell, number, "max-desk:hidden")}>
        {row.tasks} × <Size row={row} />
      </td>
      <td className={cn(cell, number, "max-desk:hidden")}>
        {money(loadBalancerUsd, "hour")}
        <span className="block font-sans text-2xs text-ink-3">{words.sharedBy(sharedBy)}</span>
      </td>
      <td className={cn(cell, number, "max-desk:hidden")}>
        <KeptCost row={row} />
      </td>
      <td
        className={cn(cell, number, "max-desk:hidden")}
        title={countedSince && words.countedSince(date(countedSince, locale))}
      >
        {money(spentUsd, "sum")}
      </td>
      <td className={cn(cell, number, "max-desk:hidden")}>{money(hourlyUsd, "hour")}</td>
      <td className={cn(cell, number)} title={names && words.unpriced(names)}>
        {money(monthly, "sum")}
        <span className="block text-xs text-ink-3 desk:hidden">{words.hourly(money(hourlyUsd, "hour"))}</span>
      </td>
    </tr>
  );
}

function Size({ row: { cpu, memory, architecture } }: { row: CostRow }) {
  const words = useTextPart(costsText);
  return (
    <span className="whitespace-nowrap text-ink-3">
      {words.size(String(cpu / 1024), String(memory / 1024))}
      {architecture === "ARM64" && ` ${words.arm}`}
    </span>
  );
}

function Badge({ row: { idleDays = 0, pause } }: { row: CostRow }) {
  const { idle } = useTextPart(costsText);
  if (pause) return <Chip>{idle.badgePaused}</Chip>;
  return idleDays >= idleAfterDays ? <Chip>{idle.badge(idleDays)}</Chip> : null;
}
