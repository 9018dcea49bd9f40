import { type RefObject, useEffect, useEffectEvent } from "react";
import { areSingleKeysOn } from "@/components/shell/single-keys";

interface LogActions {
  searchField: RefObject<HTMLInputElement | null>;
  onHit: (direction: 1 | -1) => void;
  goToError: (direction: 1 | -1) => void;
  goToSection: (direction: 1 | -1) => void;
  copyLink: () => void;
  onFollow: () => void;
  onEnd: () => void;
  onWrap: () => void;
  onFold: () => void;
  onFullScreen: () => void;
}

/** Keys of the log. They act where nothing is being typed, and the second Ctrl+F is the browser's own. */
export function useLogKeys(card: RefObject<HTMLElement | null>, actions: LogActions) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const field = actions.searchField.current;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f" && !event.shiftKey && !event.altKey) {
      if (!field || document.activeElement === field) return;
      event.preventDefault();
      field.focus();
      field.select();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isFree(event.target, card.current))
      return;
    if (!areSingleKeysOn()) return;
    const act = keysOf(actions).get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function keysOf(actions: LogActions) {
  const { onHit, goToError, goToSection, copyLink, onFollow, onEnd, onWrap, onFold, onFullScreen } = actions;
  return new Map<string, () => void>([
    ["f", onFollow],
    ["End", onEnd],
    ["w", onWrap],
    ["n", () => onHit(1)],
    ["N", () => onHit(-1)],
    ["e", () => goToError(1)],
    ["E", () => goToError(-1)],
    ["[", () => goToSection(-1)],
    ["]", () => goToSection(1)],
    ["y", copyLink],
    ["z", onFold],
    ["F", onFullScreen],
  ]);
}

/** Nothing has the focus, or what has it is within the log and takes no text. */
function isFree(target: EventTarget | null, card: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || target.closest("input, textarea, select, [contenteditable], [role=radio]"))
    return false;
  return target === document.body || (card?.contains(target) ?? false);
}
