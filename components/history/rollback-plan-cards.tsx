import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { lazy, type ReactNode } from "react";
import { CliFold } from "@/components/cli/cli-fold";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { ComparedRun, HistoryEntry, RollbackPlan, ShippedVersion } from "@/lib/domain/history";
import { ago, dateTime } from "@/lib/format";
import { historyText } from "@/lib/text/parts/history";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { ChangeTable } from "./change-table";
import { CommitsLink } from "./commits-link";
import { versionName } from "./version-name";

const RollbackCli = lazy(() => import("./rollback-cli").then((module) => ({ default: module.RollbackCli })));

export function RollbackPlanCards({ service, plan }: { service: ServiceAddress; plan: RollbackPlan }) {
  const { locale } = useLanguage();
  const words = useTextPart(historyText).rollback;
  const back = useTextPart(rollbackText);
  const { from, to, undone, commits, changes, refusal } = plan;

  return (
    <div className="grid gap-3.5">
      <Part title={to ? back.press(versionName(service.serviceName, to.version)) : words.name}>
        <div className="grid items-center gap-3.5 desk:grid-cols-[minmax(0,1fr)_20px_minmax(0,1fr)]">
          <Side label={words.now} service={service} version={from?.version} run={from?.run}>
            {from && !from.run && <span>{words.elsewhere} </span>}
            {from?.since && words.since(dateTime(from.since, locale))}
          </Side>
          <ArrowRight size={16} aria-hidden="true" className="text-ink-3 max-desk:rotate-90" />
          <Side label={words.back} service={service} version={to?.version} run={to}>
            {to && words.since(dateTime(to.startedAt, locale))}
          </Side>
        </div>
      </Part>
      {to && (
        <>
          <Part title={words.undone}>
            {undone.length === 0 && <p className="text-ink-2">{words.undoneNone}</p>}
            <ul className="grid gap-1">
              {undone.map((entry) => (
                <Undone key={entry.runId} service={service} entry={entry} />
              ))}
            </ul>
            {commits && (
              <p className="mt-2.5 wrap-anywhere">
                <CommitsLink commits={commits} />
              </p>
            )}
          </Part>
          <Part title={words.settings}>
            {changes ? <ChangeTable changes={changes} /> : <p className="phrase">{words.settingsUnknown}</p>}
          </Part>
          <Part title={words.stays}>
            <ul className="grid list-disc gap-1.5 pl-4.5">
              {words.staysList.map((sentence) => (
                <li key={sentence} className="phrase">
                  {sentence}
                </li>
              ))}
            </ul>
          </Part>
          {!refusal && (
            <Card>
              <CliFold title={words.cli}>{() => <RollbackCli service={service} to={to.runId} />}</CliFold>
            </Card>
          )}
        </>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card aria-label={title}>
      <CardHeader>
        <CardTitle className="wrap-anywhere">{title}</CardTitle>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}

interface SideProps {
  label: string;
  service: ServiceAddress;
  version?: ShippedVersion;
  run?: ComparedRun;
  children: ReactNode;
}

function Side({ label, service, version, run, children }: SideProps) {
  const { text } = useLanguage();
  const words = useTextPart(historyText);
  return (
    <section aria-label={label} className="min-w-0">
      <h3 className="text-2xs font-medium text-ink-3">{label}</h3>
      <p className="wrap-anywhere">
        {version ? <code>{versionName(service.serviceName, version)}</code> : text.common.none}{" "}
        {version?.commit && <code className="text-ink-3">{version.commit.slice(0, 7)}</code>}{" "}
        {run && (
          <Link href={`/runs/${run.runId}`} className="link">
            {words.run(run.number)}
          </Link>
        )}
      </p>
      <p className="text-xs text-ink-3">{children}</p>
    </section>
  );
}

function Undone({ service, entry }: { service: ServiceAddress; entry: HistoryEntry }) {
  const { text } = useLanguage();
  const words = useTextPart(historyText);
  const now = useNow();
  return (
    <li className="wrap-anywhere">
      <Link href={`/runs/${entry.runId}`} className="link">
        {words.run(entry.number ?? 0)}
      </Link>{" "}
      <code>{versionName(service.serviceName, entry.version)}</code> {entry.who}{" "}
      <span className="text-ink-3">
        {ago(entry.startedAt, now, text)} {entry.reason}
      </span>
    </li>
  );
}
