"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { deployPageOf, pageOfKey } from "./pages";
import { areSingleKeysOn } from "./single-keys";

/** Fetched when somebody asks for it. */
const KeyboardHelp = lazy(() => import("./keyboard-help").then((module) => ({ default: module.KeyboardHelp })));

const sequenceMs = 1500;

/** Keys of the whole console. They never act in fields, with modifiers, or below a dialog; but Ctrl+K acts in fields too. */
export function Shortcuts({ onFind }: { onFind: () => void }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isHelpOpen, setHelpOpen] = useState(false);

  const act = useEffectEvent((event: KeyboardEvent, isAfterG: boolean) => {
    if (isFind(event)) {
      event.preventDefault();
      return onFind();
    }
    if (!isForUs(event)) return;
    const { pathname, search } = window.location;
    const href = isAfterG
      ? pageOfKey(event.key, pathname, search)
      : event.key === "d" && deployPageOf(pathname, search);
    if (href) router.push(href);
    else if (event.key === "?") setHelpOpen(true);
    else if (event.key === "/") focusFilter(event);
    else if (event.key === "r") void queryClient.invalidateQueries();
    else if (event.key === ".") openActions();
  });

  useEffect(() => {
    let pressedGAt = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      const isAfterG = event.timeStamp - pressedGAt < sequenceMs;
      pressedGAt = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      act(event, isAfterG);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return <Suspense>{isHelpOpen && <KeyboardHelp open onOpenChange={setHelpOpen} />}</Suspense>;
}

const typedInto = "input, textarea, select, [contenteditable], dialog, [popover]";

/** The help stays reachable: it is where single keys are switched on again. */
function isForUs({ defaultPrevented, ctrlKey, metaKey, altKey, key, target }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  const isTyping = target instanceof Element && target.closest(typedInto) !== null;
  return !isTyping && (key === "?" || areSingleKeysOn());
}

function isFind({ defaultPrevented, ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): boolean {
  if (defaultPrevented || altKey || shiftKey || ctrlKey === metaKey) return false;
  return key.toLowerCase() === "k" && document.querySelector("dialog[open]") === null;
}

function focusFilter(event: KeyboardEvent): void {
  const filter = document.querySelector<HTMLInputElement>("[data-filter]");
  if (!filter) return;
  event.preventDefault();
  filter.focus();
}

/** Of the row that has the focus, else of the page. */
function openActions(): void {
  const row = document.activeElement?.closest("[data-line]");
  (row ?? document).querySelector<HTMLElement>("[data-actions]")?.click();
}
