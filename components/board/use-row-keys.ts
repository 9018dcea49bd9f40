import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { areSingleKeysOn } from "@/components/shell/single-keys";
import type { Item } from "./items";

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

/** Arrow keys and j and k go from service to service. One that is not on the page is brought there first. */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  items: readonly Item[],
  reveal: (index: number) => void,
): (event: KeyboardEvent) => void {
  const wanted = useRef<string>(undefined);

  useEffect(() => {
    if (!wanted.current) return;
    if (focusRow(list.current, wanted.current)) wanted.current = undefined;
  });

  return (event) => {
    const step = steps[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isOn = event.key.startsWith("Arrow") || areSingleKeysOn();
    if (step === undefined || !isPlain || !isOn || !(event.target instanceof HTMLElement)) return;
    const here = event.target.closest<HTMLElement>("[data-line]")?.querySelector<HTMLElement>("[data-row]");
    const rows = items.flatMap((item, index) =>
      item.kind === "rows" ? item.rows.map(({ key }) => ({ key, index })) : [],
    );
    const next = rows[rows.findIndex(({ key }) => key === here?.dataset.row) + step];
    if (!here || !next) return;
    event.preventDefault();
    if (focusRow(list.current, next.key)) return;
    wanted.current = next.key;
    reveal(next.index);
  };
}

function focusRow(list: HTMLElement | null, key: string): boolean {
  const row = list?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
  return row !== null && row !== undefined;
}
