"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { teamQuery } from "@/lib/api/team-queries";
import { cn } from "@/lib/cn";
import { keysText } from "@/lib/text/parts/keys";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { findEntries, type PaletteEntry, paletteEntries } from "./palette-entries";

const most = 10;

/** Goes to any page, target or service by some letters of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const text = useText();
  const keys = useTextPart(keysText);
  const { palette: words } = keys;
  const router = useRouter();
  const list = useId();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const { data: team } = useQuery(teamQuery());
  const entries = useMemo(() => paletteEntries(team?.targets ?? [], text, keys), [team, text, keys]);
  const wanted = useDeferredValue(query);
  const found = useMemo(() => findEntries(entries, wanted), [entries, wanted]);
  const shown = found.slice(0, most);
  const chosen = Math.min(at, shown.length - 1);

  const go = ({ href }: PaletteEntry) => {
    onClose();
    router.push(href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const entry = shown[chosen];
    if (event.nativeEvent.isComposing) return;
    if (step && shown.length > 0) setAt((chosen + step + shown.length) % shown.length);
    else if (event.key === "Enter" && entry) go(entry);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={words.title} description={words.about}>
      <Input
        role="combobox"
        aria-label={words.label}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown.length > 0 ? `${list}-${chosen}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
      />
      <div className="min-h-90 max-desk:min-h-60">
        <div id={list} role="listbox" aria-label={words.title} className="grid">
          {shown.map((entry, index) => (
            <button
              key={entry.href}
              id={`${list}-${index}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              onClick={() => go(entry)}
              className={cn(
                "flex min-h-8 min-w-0 items-center gap-2 rounded-md px-2.5 max-desk:min-h-11",
                index === chosen ? "bg-selected" : "hover:bg-hover",
              )}
            >
              <span className="min-w-0 shrink-0 max-w-full truncate font-[550]">{entry.label}</span>
              <span className="min-w-0 truncate text-xs text-ink-3">{entry.about}</span>
              {entry.key && (
                <span aria-hidden="true" className="ml-auto flex gap-1 max-desk:hidden">
                  <Kbd>g</Kbd>
                  <Kbd>{entry.key}</Kbd>
                </span>
              )}
            </button>
          ))}
        </div>
        {shown.length === 0 && <p className="px-2.5 py-1.5 text-ink-2">{words.none}</p>}
        {found.length > most && <p className="px-2.5 py-1.5 text-xs text-ink-3">{words.more(found.length - most)}</p>}
      </div>
      <p role="status" className="sr-only">
        {query && words.found(found.length)}
      </p>
    </Dialog>
  );
}
