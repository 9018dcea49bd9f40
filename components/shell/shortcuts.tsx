"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { deployPageOf, pages, wallPage } from "./pages";
import { areSingleKeysOn } from "./single-keys";

/** Fetched when somebody asks for it. */
const KeyboardHelp = lazy(() => import("./keyboard-help").then((module) => ({ default: module.KeyboardHelp })));

const sequenceMs = 1500;

/** Keys of the whole console. They never act in fields, with modifiers, or below a dialog. */
export function Shortcuts() {
  const router = useRouter();
  const [isHelpOpen, setHelpOpen] = useState(false);

  useEffect(() => {
    let pressedGAt = Number.NEGATIVE_INFINITY;

    const onKeyDown = (event: KeyboardEvent) => {
      if (!isForUs(event)) return;
      const isAfterG = event.timeStamp - pressedGAt < sequenceMs;
      pressedGAt = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;

      const href = isAfterG
        ? [...pages, wallPage].find(({ key }) => key === event.key)?.href
        : event.key === "d" && deployPageOf(window.location.pathname, window.location.search);
      if (href) router.push(href);
      else if (event.key === "?") setHelpOpen(true);
      else if (event.key === "/") focusFilter(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router]);

  return <Suspense>{isHelpOpen && <KeyboardHelp open onOpenChange={setHelpOpen} />}</Suspense>;
}

const typedInto = "input, textarea, select, [contenteditable], dialog, [popover]";

/** The help stays reachable: it is where single keys are switched on again. */
function isForUs({ defaultPrevented, ctrlKey, metaKey, altKey, key, target }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || metaKey || altKey) return false;
  const isTyping = target instanceof Element && target.closest(typedInto) !== null;
  return !isTyping && (key === "?" || areSingleKeysOn());
}

function focusFilter(event: KeyboardEvent): void {
  const filter = document.querySelector<HTMLInputElement>("[data-filter]");
  if (!filter) return;
  event.preventDefault();
  filter.focus();
}
