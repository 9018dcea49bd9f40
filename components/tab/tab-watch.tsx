"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { noticeText } from "@/lib/text/parts/notice";
import { useTextPart } from "@/lib/text/text-part";
import { switchNotices, tell, useNotices } from "./notices";
import type { TabState } from "./tab-state";

interface TabWatchProps {
  /** What is watched: `run:…`. */
  subject: string;
  /** What a notice says. */
  title: string;
  /** Nothing where there is nothing to show. */
  state?: TabState;
  kind: "run" | "service";
}

/** The tab shows how it is; whoever has asked for it is told when it ends, waits or fails. */
export function TabWatch({ subject, title, state, kind }: TabWatchProps) {
  const words = useTextPart(noticeText);
  const notices = useNotices();
  const last = useRef(state);
  useEffect(() => (state ? showWhenFetched(state) : undefined), [state]);

  useEffect(() => {
    const before = last.current;
    last.current = state;
    if (before === state || notices !== "on" || !isNews(kind, state)) return;
    tell(state === "waiting" ? words.waits(title) : title, subject);
  }, [state, notices, kind, title, subject, words]);

  const isOver = kind === "run" && (state === "failed" || state === "succeeded" || !state);
  if (notices === "none" || isOver) return null;
  if (notices === "blocked") return <p className="phrase max-w-56 text-xs text-ink-3">{words.blocked}</p>;
  const isOn = notices === "on";
  const ask = kind === "run" ? words.tellMe : words.tellMeOfService;
  return (
    <Button size="small" look="quiet" title={isOn ? words.told : undefined} onClick={() => switchNotices(!isOn)}>
      {isOn ? words.stop : ask}
    </Button>
  );
}

function isNews(kind: TabWatchProps["kind"], state?: TabState): boolean {
  return state === "failed" || (kind === "run" && (state === "succeeded" || state === "waiting"));
}

/** Most tabs of a service have nothing to show, so its pictures are fetched by those that do. */
function showWhenFetched(state: TabState): () => void {
  let isWanted = true;
  let takeBack: (() => void) | undefined;
  import("./tab-state").then(
    ({ showInTab }) => {
      if (isWanted) takeBack = showInTab(state);
    },
    () => {}, // a tab without its picture is no loss to the page
  );
  return () => {
    isWanted = false;
    takeBack?.();
  };
}
