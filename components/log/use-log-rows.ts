import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { LogBuffer } from "./log-buffer";
import { type LogFilter, LogRows } from "./log-rows";

interface LogRowsWanted {
  filter: LogFilter;
  columns?: number;
  isFollowing: boolean;
}

/** The rows of a buffer as it grows, and what is folded of them. */
export function useLogRows(buffer: LogBuffer, { filter, columns, isFollowing }: LogRowsWanted) {
  const revision = useSyncExternalStore(
    buffer.subscribe,
    () => buffer.revision,
    () => 0,
  );
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(
    () => new LogRows(buffer, { filter, folded, columns }),
    [buffer, filter, folded, columns],
  ).sync();

  const seen = useRef(0);
  const judged = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the buffer has changed when its revision has
  useEffect(() => {
    if (isFollowing) seen.current = rows.lines;

    // What has ended well is folded away while nobody reads it.
    const ended = buffer.sections.length - 1;
    const good = buffer.sections.flatMap(({ progress }, at) =>
      at >= judged.current && at < ended && progress === "succeeded" ? [at] : [],
    );
    judged.current = Math.max(judged.current, ended);
    if (isFollowing && good.length > 0) setFolded((before) => new Set([...before, ...good]));
  }, [revision, isFollowing, buffer, rows]);

  function fold(section: number) {
    setFolded((before) => (before.has(section) ? without(before, section) : new Set([...before, section])));
  }

  function unfoldAt(index: number) {
    const section = buffer.sectionAt(index);
    setFolded((before) => (before.has(section) ? without(before, section) : before));
  }

  return { rows, fold, unfoldAt, newLines: isFollowing ? 0 : Math.max(0, rows.lines - seen.current) };
}

function without(sections: ReadonlySet<number>, section: number): ReadonlySet<number> {
  return new Set([...sections].filter((other) => other !== section));
}
