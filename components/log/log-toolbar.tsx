import { ChevronDown, ChevronsDown, ChevronUp, Download, Maximize, Search, WrapText } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { Mark } from "@/components/progress/mark";
import { useRunText } from "@/components/run/use-run-text";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Segmented } from "@/components/ui/segmented";
import { cn } from "@/lib/cn";
import type { LogFilter } from "./log-rows";

interface LogToolbarProps {
  filter: LogFilter;
  filters: readonly LogFilter[];
  onFilter: (filter: LogFilter) => void;
  query: string;
  onQuery: (query: string) => void;
  hits?: { at: number; all: number };
  onHit: (direction: 1 | -1) => void;
  searchField: RefObject<HTMLInputElement | null>;
  errors: number;
  onError: () => void;
  isWrapped: boolean;
  onWrap: () => void;
  isFollowing: boolean;
  onFollow: () => void;
  content: () => string;
  onDownload: () => void;
  onFullScreen: () => void;
}

export function LogToolbar(props: LogToolbarProps) {
  const { filter, filters, errors } = props;
  const { log } = useRunText();
  const options = filters.map((value) => ({ value, label: log.sources[value] }));

  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-2.5 py-1.75">
      {options.length > 0 && (
        <Segmented label={log.filter} value={filter} options={options} onChange={props.onFilter} />
      )}
      <SearchField {...props} />
      <span title={log.sinceStartHelp} className="num hidden px-1 text-ink-2 desk:inline">
        {log.sinceStart}
      </span>
      <div className="flex items-center max-desk:ml-auto">
        <Tool label={log.follow} isOn={props.isFollowing} onClick={props.onFollow} className="max-desk:hidden">
          <ChevronsDown size={14} aria-hidden="true" />
        </Tool>
        <Tool label={log.wrap} isOn={props.isWrapped} onClick={props.onWrap}>
          <WrapText size={14} aria-hidden="true" />
        </Tool>
        <CopyButton
          look="quiet"
          size="icon"
          aria-label={log.copyShown}
          title={log.copyShown}
          value={props.content}
          className="max-desk:hidden"
        >
          {""}
        </CopyButton>
        <Tool label={log.download} onClick={props.onDownload} className="max-desk:hidden">
          <Download size={14} aria-hidden="true" />
        </Tool>
        <Tool label={log.fullScreen} onClick={props.onFullScreen} className="max-desk:hidden">
          <Maximize size={14} aria-hidden="true" />
        </Tool>
      </div>
      {errors > 0 && (
        <Button
          look="quiet"
          size="small"
          title={log.nextError}
          onClick={props.onError}
          className="text-failed hover:text-failed"
        >
          <Mark state="failed" />
          {log.errors(errors)}
        </Button>
      )}
    </div>
  );
}

function SearchField({ query, onQuery, hits, onHit, searchField }: LogToolbarProps) {
  const { log } = useRunText();
  return (
    <search className="flex min-h-7 min-w-45 flex-1 items-center gap-2 rounded-md border border-control bg-surface pr-1 pl-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus max-desk:order-last max-desk:min-h-10 max-desk:basis-full">
      <Search size={14} aria-hidden="true" className="shrink-0 text-ink-2" />
      <input
        ref={searchField}
        data-filter
        type="text"
        inputMode="search"
        enterKeyHint="search"
        spellCheck={false}
        autoComplete="off"
        aria-label={log.search}
        placeholder={log.searchIn}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") onHit(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") onQuery("");
        }}
        className="min-w-0 flex-1 bg-transparent font-mono text-xs outline-none max-desk:text-lg"
      />
      {hits && (
        <>
          <span className="num text-ink-3" aria-hidden="true">
            {log.hits(hits.at, hits.all)}
          </span>
          <span className="sr-only" aria-live="polite">
            {log.hitsSpoken(hits.at, hits.all)}
          </span>
          <Tool label={log.previousHit} onClick={() => onHit(-1)}>
            <ChevronUp size={14} aria-hidden="true" />
          </Tool>
          <Tool label={log.nextHit} onClick={() => onHit(1)}>
            <ChevronDown size={14} aria-hidden="true" />
          </Tool>
        </>
      )}
    </search>
  );
}

interface ToolProps {
  label: string;
  isOn?: boolean;
  onClick: () => void;
  children: ReactNode;
  className?: string;
}

function Tool({ label, isOn, onClick, children, className }: ToolProps) {
  return (
    <Button
      look="quiet"
      size="icon"
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onClick={onClick}
      className={cn(isOn && "bg-primary-tint text-primary inset-ring inset-ring-primary", className)}
    >
      {children}
    </Button>
  );
}
