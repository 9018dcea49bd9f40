"use client";

import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Segmented } from "@/components/ui/segmented";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { type BoardView, groupings, looks } from "./board-view";

interface BoardToolsProps {
  view: BoardView;
  onChange: (part: Partial<BoardView>) => void;
  /** Something else would come first now. */
  hasOrderChanged: boolean;
  onSortAgain: () => void;
}

/** Search, grouping and looks. */
export function BoardTools({ view, onChange, hasOrderChanged, onSortAgain }: BoardToolsProps) {
  const team = useTextPart(teamText);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <div className="relative desk:w-80 max-desk:w-full">
        <Search size={14} aria-hidden="true" className="absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <Input
          type="search"
          data-filter
          aria-label={team.filter}
          placeholder={team.filter}
          value={view.words}
          onChange={({ target }) => onChange({ words: target.value })}
          className="px-8"
        />
        {!view.words && (
          <Kbd aria-hidden="true" className="absolute top-1/2 right-2.5 -translate-y-1/2 max-desk:hidden">
            /
          </Kbd>
        )}
      </div>
      <Segmented
        label={team.groupBy}
        value={view.grouping}
        options={groupings.map((value) => ({ value, label: team.groups[value] }))}
        onChange={(grouping) => onChange({ grouping })}
        className="max-desk:hidden"
      />
      <Segmented
        label={team.look}
        value={view.look}
        options={looks.map((value) => ({ value, label: team.looks[value] }))}
        onChange={(look) => onChange({ look })}
        className="max-desk:hidden"
      />
      <p role="status" className="flex items-center gap-2 text-ink-2">
        {hasOrderChanged && (
          <>
            {team.orderChanged}
            <Button size="small" onClick={onSortAgain}>
              {team.sortAgain}
            </Button>
          </>
        )}
      </p>
      <span className="flex-1" />
      <Legend />
    </div>
  );
}

function Legend() {
  const { legend } = useTextPart(teamText);
  return (
    <ul className="flex flex-wrap items-center gap-x-4.5 gap-y-1.5 text-xs text-ink-3 max-[1160px]:hidden">
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 4 22" aria-hidden="true" className="h-5.5 w-1">
          <path d="M0 5h3.4v13H0z" fill="var(--bar-ok)" />
        </svg>
        {legend.healthy}
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 4 22" aria-hidden="true" className="h-5.5 w-1">
          <path d="M0 1h3.4v7H0zM0 10.5h3.4V18H0z" fill="var(--degraded)" />
        </svg>
        {legend.degraded}
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 5 22" aria-hidden="true" className="h-5.5 w-1.25">
          <path d="M0 0h3.4v16H0zM0 18h4v3H0z" fill="var(--failed)" />
        </svg>
        {legend.failed}
      </li>
      <li className="flex items-center gap-1.5">
        <svg viewBox="0 0 4 4" aria-hidden="true" className="size-1">
          <circle cx="2" cy="2" r="1.3" fill="var(--ink-3)" />
        </svg>
        {legend.deploy}
      </li>
    </ul>
  );
}
