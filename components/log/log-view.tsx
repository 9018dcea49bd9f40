"use client";

import { useRef, useState } from "react";
import { Mark } from "@/components/progress/mark";
import { useRunText } from "@/components/run/use-run-text";
import { Card } from "@/components/ui/card";
import type { LogSource } from "@/lib/domain/log";
import type { Progress } from "@/lib/domain/progress";
import type { LogBuffer } from "./log-buffer";
import { download, logAsText } from "./log-export";
import { LogLines } from "./log-lines";
import { type LogMetrics, LogRuler } from "./log-ruler";
import { LogToolbar } from "./log-toolbar";
import { useFollow } from "./use-follow";
import { useIsPhone } from "./use-is-phone";
import { useLogAddress } from "./use-log-address";
import { useLogJumps } from "./use-log-jumps";
import { useLogKeys } from "./use-log-keys";
import { useLogRows } from "./use-log-rows";

interface LogViewProps {
  buffer: LogBuffer;
  startedAt: string;
  sources: readonly LogSource[];
  /** The one whose lines are shown, whatever else there is. */
  only?: LogSource;
  /** How the run ended, once it has. */
  outcome?: Progress;
  /** What is said while there is no line. */
  emptyWords: string;
  fileName: string;
  /** No lines come, though there may be some. */
  isPaused: boolean;
}

export function LogView({ buffer, startedAt, sources, only, outcome, emptyWords, fileName, isPaused }: LogViewProps) {
  const { log } = useRunText();
  const card = useRef<HTMLElement>(null);
  const topLine = useRef(0);
  const { address, change } = useLogAddress((number) => jumps.visit(number, card.current));
  const { query, linked } = address;
  const filter = only ?? address.filter;
  const follow = useFollow(linked === undefined);
  const isPhone = useIsPhone();
  const [wrapChoice, setWrapChoice] = useState<boolean>();
  const isWrapped = wrapChoice ?? isPhone;
  const [{ columns, rowPx }, setMetrics] = useState<LogMetrics>({ rowPx: 20 });
  const { rows, fold, unfoldAt, newLines } = useLogRows(buffer, {
    filter,
    columns: isWrapped ? columns : undefined,
    isFollowing: follow.isFollowing,
  });
  const jumps = useLogJumps({
    rows,
    query,
    linked,
    topLine,
    onLeave: () => follow.setFollowing(false),
    unfoldAt,
    change,
  });
  const { search, goToError, goToSection, copyLink } = jumps;

  const tools = {
    onFollow: () => follow.setFollowing(!follow.isFollowing),
    onWrap: () => setWrapChoice(!isWrapped),
    onFullScreen: () => (document.fullscreenElement ? document.exitFullscreen() : card.current?.requestFullscreen()),
  };
  useLogKeys(card, {
    ...tools,
    ...search,
    goToError,
    goToSection,
    copyLink,
    onEnd: () => follow.setFollowing(true),
    onFold: () => fold(buffer.sectionAt(topLine.current)),
  });

  return (
    <Card ref={card} aria-label={log.title} className="relative flex flex-col overflow-hidden">
      <LogToolbar
        filter={filter}
        filters={only ? [] : ["all", ...sources]}
        onFilter={(next) => change({ filter: next })}
        query={query}
        onQuery={(next) => change({ query: next })}
        hits={search.hits}
        onHit={search.onHit}
        searchField={search.searchField}
        errors={buffer.errors.length}
        onError={() => goToError(1)}
        isWrapped={isWrapped}
        isFollowing={follow.isFollowing}
        content={() => logAsText(buffer, filter)}
        onDownload={() => download(fileName, logAsText(buffer, filter))}
        {...tools}
      />
      <LogRuler onMeasure={setMetrics} />
      {rows.lines === 0 ? (
        <p className="grid min-h-44 place-content-center bg-log px-4 py-8 text-center text-ink-3">
          {buffer.lines.length > 0 ? log.emptySource : emptyWords}
        </p>
      ) : (
        <LogLines
          rows={rows}
          rowPx={rowPx}
          startedAt={startedAt}
          outcome={outcome}
          pattern={search.pattern}
          isWrapped={isWrapped}
          follow={follow}
          currentHit={search.currentLine}
          linked={linked}
          goal={jumps.goal}
          onGoal={jumps.onGoal}
          topLine={topLine}
          newLines={newLines}
          onFold={fold}
          onLink={jumps.link}
        />
      )}
      {isPaused && (
        <p role="status" className="flex items-center gap-2 border-t border-stale-line bg-stale-tint px-3.5 py-1.5">
          <Mark state="stale" />
          {log.paused(buffer.lastNumber + 1)}
        </p>
      )}
    </Card>
  );
}
