"use client";

import { Mark, type MarkState } from "@/components/progress/mark";
import { Chip } from "@/components/ui/chip";
import { RowLink } from "@/components/ui/row-link";
import { useNow } from "@/components/ui/use-now";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { cn } from "@/lib/cn";
import type { HistoryEntry } from "@/lib/domain/history";
import { serviceHref } from "@/lib/domain/service-href";
import { age, ago, dateTime, durationBetween } from "@/lib/format";
import { historyText } from "@/lib/text/parts/history";
import { rollbackText } from "@/lib/text/parts/rollback";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { RollBackButton } from "./roll-back-button";
import { versionName } from "./version-name";

export const historyColumns = cn(
  "grid items-center gap-x-4 gap-y-1 border-line px-3.5 py-2 not-first:border-t",
  "max-desk:grid-cols-[28px_minmax(0,1fr)_auto] desk:min-h-(--row)",
  "desk:grid-cols-[20px_138px_minmax(0,1fr)_88px_minmax(0,1.5fr)_84px_56px_112px_116px]",
);

interface HistoryRowProps {
  service: ServiceAddress;
  entry: HistoryEntry;
  isServing: boolean;
  isSelected: boolean;
  onSelect: (runId: string, isOn: boolean) => void;
}

export function HistoryRow({ service, entry, isServing, isSelected, onSelect }: HistoryRowProps) {
  const { locale, text } = useLanguage();
  const words = useTextPart(historyText);
  const back = useTextPart(rollbackText);
  const now = useNow();
  const { runId, number, startedAt, endedAt, version, cause, who, reason } = entry;
  const name = versionName(service.serviceName, version);
  const run = number === undefined ? words.seenServing : words.run(number);

  return (
    <li className={cn(historyColumns, isSelected && "bg-hover")}>
      <span className="grid place-items-center max-desk:row-span-4 max-desk:self-start max-desk:pt-0.5">
        {runId && (
          <input
            type="checkbox"
            aria-label={words.select(run)}
            checked={isSelected}
            onChange={({ target }) => onSelect(runId, target.checked)}
            className="size-4 max-desk:size-6"
          />
        )}
      </span>
      <span className="grid gap-0.5 max-desk:col-start-2">
        <Lights entry={entry} />
      </span>
      <span className="min-w-0 max-desk:col-start-2">
        {runId ? (
          <RowLink href={`/runs/${runId}`} data-focus="inset" className="font-[550] hover:text-primary">
            {run}
          </RowLink>
        ) : (
          <span className="font-[550]">{run}</span>
        )}{" "}
        <Version version={version} />
      </span>
      <span className="max-desk:col-start-3 max-desk:row-start-1 max-desk:justify-self-end">
        <Chip>{words.causes[cause]}</Chip>
      </span>
      <span className="min-w-0 wrap-anywhere max-desk:col-start-2 max-desk:col-end-4">
        {who ?? <span className="text-ink-3">{words.unknownWho}</span>}
        {reason && <span className="ml-2 text-ink-3">{reason}</span>}
      </span>
      <time
        dateTime={startedAt}
        title={dateTime(startedAt, locale)}
        className="text-ink-3 max-desk:col-start-2 max-desk:row-start-4"
      >
        {ago(startedAt, now, text)}
      </time>
      <span className="num text-ink-2 max-desk:hidden">{endedAt && durationBetween(startedAt, endedAt, now)}</span>
      <span className="text-ink-2 max-desk:col-start-3 max-desk:row-start-4 max-desk:justify-self-end">
        <Active served={entry.served} now={now} />
      </span>
      <span className="flex flex-wrap justify-end gap-1.5 empty:hidden max-desk:col-start-2 max-desk:col-end-4 max-desk:justify-start">
        {runId && entry.isHealthy && !isServing && version.digest && (
          <>
            <RollBackButton service={service} to={runId} size="small" label={back.pressShort} name={back.press(name)} />
            <RowLink href={serviceHref(service, "rollback", { to: runId })} className="link min-h-6 text-xs leading-6">
              <span className="sr-only">{name}: </span>
              {words.rollback.see}
            </RowLink>
          </>
        )}
      </span>
    </li>
  );
}

/** Deployed and healthy are two lights: the one does not say the other. */
function Lights({ entry: { progress, isDeployed, isHealthy, isTakenBack, step } }: { entry: HistoryEntry }) {
  const { text } = useLanguage();
  const words = useTextPart(historyText);
  if (progress === "waiting" || progress === "running" || progress === "cancelled")
    return <Light state={progress} word={text.progress.of[progress]} />;
  return (
    <>
      <Light
        state={isDeployed ? "succeeded" : "failed"}
        word={isTakenBack ? words.takenBack : isDeployed ? words.deployed : words.notDeployed}
      />
      {isDeployed && (
        <Light state={isHealthy ? "succeeded" : "failed"} word={isHealthy ? words.healthy : words.notHealthy} />
      )}
      {step && !isDeployed && (
        <span className="pl-5.5 text-xs text-ink-3">{words.failedAt(text.step.names[step])}</span>
      )}
    </>
  );
}

function Light({ state, word }: { state: MarkState; word: string }) {
  return (
    <span className={cn("flex items-center gap-1.5 leading-5", state === "failed" ? "text-failed" : "text-ink-2")}>
      <Mark state={state} />
      {word}
    </span>
  );
}

function Version({ version: { commit, digest } }: Pick<HistoryEntry, "version">) {
  const words = useTextPart(historyText);
  const short = digest?.replace(/^sha256:/, "").slice(0, 8);
  if (!commit && !short) return <span className="text-ink-3">{words.unknownVersion}</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-2" title={[commit, digest].filter(Boolean).join(" · ")}>
      {commit && <code>{commit.slice(0, 7)}</code>}
      {short && <code className="text-ink-3">{short}</code>}
    </span>
  );
}

/** How long a version served; where nobody looked all the time, at the most so long. */
function Active({ served, now }: Pick<HistoryEntry, "served"> & { now: number }) {
  const { text } = useLanguage();
  const words = useTextPart(historyText);
  if (!served) return <span className="text-ink-3">{words.neverServed}</span>;
  const time = age(served.from, served.until ? Date.parse(served.until) : now, text);
  const said = served.isCertain ? time : words.atMost(time);
  return (
    <span title={served.isCertain ? undefined : words.uncertain}>
      {served.until ? said : words.serving(said)}
      {!served.isCertain && <span className="sr-only"> {words.uncertain}</span>}
    </span>
  );
}
