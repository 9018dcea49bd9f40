import { type RefObject, useState } from "react";
import type { LogRows } from "./log-rows";
import { useLogSearch } from "./use-log-search";

interface LogJumpsOptions {
  rows: LogRows;
  query: string;
  /** Number of the line that the address names. */
  linked?: number;
  topLine: RefObject<number>;
  /** The end is not followed any more. */
  onLeave: () => void;
  unfoldAt: (index: number) => void;
  change: (part: { linked: number }) => void;
}

/** Ways to a line: a link, a hit of the search, an error. */
export function useLogJumps({ rows, query, linked, topLine, onLeave, unfoldAt, change }: LogJumpsOptions) {
  const { buffer } = rows;
  const [goal, setGoal] = useState(linked);
  const search = useLogSearch(rows, query, topLine, goTo);

  function goTo(index: number) {
    onLeave();
    unfoldAt(index);
    setGoal(buffer.lines[index]?.number);
  }

  function link(number: number) {
    onLeave();
    change({ linked: number });
  }

  /** A link elsewhere on the page names a line. */
  function visit(number: number, card: HTMLElement | null) {
    goTo(buffer.indexOf(number));
    card?.scrollIntoView({ block: "nearest" });
  }

  function goToError(direction: 1 | -1) {
    const { errors } = buffer;
    const from = search.currentLine ?? topLine.current;
    const next = direction > 0 ? errors.find((at) => at > from) : errors.findLast((at) => at < from);
    const index = next ?? errors.at(direction > 0 ? 0 : -1);
    const number = index === undefined ? undefined : buffer.lines[index]?.number;
    if (index === undefined || number === undefined) return;
    goTo(index);
    link(number);
    search.standAt(index);
  }

  /** Back is first to the beginning of what is being read. */
  function goToSection(direction: 1 | -1) {
    const here = buffer.sectionAt(topLine.current);
    const isWithin = direction < 0 && topLine.current > (buffer.sections[here]?.first ?? 0);
    const section = buffer.sections[isWithin ? here : here + direction];
    if (section) goTo(section.first);
  }

  function copyLink() {
    const number = linked ?? buffer.lines[topLine.current]?.number;
    if (number === undefined) return;
    link(number);
    void navigator.clipboard.writeText(window.location.href);
  }

  return { goal, onGoal: () => setGoal(undefined), search, link, visit, goToError, goToSection, copyLink };
}
