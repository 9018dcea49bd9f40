"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { KeyboardHelp } from "./keyboard-help";
import { deployPage, pages } from "./pages";
import { areSingleKeysOn } from "./single-keys";

const sequenceMs = 1500;

/** Keys of the whole console. They never act in fields, with modifiers, or below a dialog. */
export function Shortcuts() {
  const router = useRouter();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const pressedGAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (!areSingleKeysOn() && event.key !== "?") return;
      const page = event.timeStamp - pressedGAt.current < sequenceMs && pages.find(({ key }) => key === event.key);
      pressedGAt.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;

      if (page) router.push(page.href);
      else if (event.key === "?") setHelpOpen(true);
      else if (event.key === "d") router.push(deployPage);
      else if (event.key === "/") focusFilter(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router]);

  return <KeyboardHelp open={isHelpOpen} onOpenChange={setHelpOpen} />;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]") !== null;
}

function focusFilter(event: KeyboardEvent): void {
  const filter = document.querySelector<HTMLInputElement>("[data-filter]");
  if (!filter) return;
  event.preventDefault();
  filter.focus();
}
