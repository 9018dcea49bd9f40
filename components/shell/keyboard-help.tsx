"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { keysText } from "@/lib/text/parts/keys";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { allPages } from "./pages";
import { areSingleKeysOn, setSingleKeys } from "./single-keys";

type KeyRow = [keys: string, words: string];

export function KeyboardHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const text = useText();
  const keys = useTextPart(keysText);
  const { groups, log } = keys;
  const everywhere: KeyRow[] = [
    ["?", keys.help],
    ["Ctrl+K ⌘K", keys.find],
    ...allPages.map(({ key, title }): KeyRow => [`g ${key}`, title(text)]),
    ["d", keys.deploy],
    ["/", keys.filter],
    ["r", keys.refresh],
    [".", keys.actions],
    ["Esc", keys.close],
  ];
  const board: KeyRow[] = [
    ["j k ↓ ↑", keys.move],
    ["Enter", keys.open],
    ["← →", keys.days],
  ];
  const inLog: KeyRow[] = [
    ["Ctrl+F ⌘F", log.search],
    ["n N", log.hits],
    ["e E", log.errors],
    ["[ ]", log.sections],
    ["f", log.follow],
    ["End", log.end],
    ["w", log.wrap],
    ["z", log.fold],
    ["y", log.copy],
    ["F", log.fullScreen],
  ];

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={keys.title} description={keys.about}>
      <div className="grid gap-x-6 gap-y-4 desk:grid-cols-2">
        <Group title={groups.everywhere} rows={everywhere} />
        <div className="grid content-start gap-4">
          <Group title={groups.log} rows={inLog} />
          <Group title={groups.board} rows={board} />
        </div>
      </div>
      <SingleKeysSwitch />
    </Dialog>
  );
}

function Group({ title, rows }: { title: string; rows: readonly KeyRow[] }) {
  return (
    <section className="grid content-start gap-2">
      <h3>{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1.5">
        {rows.map(([pressed, words]) => (
          <div key={pressed} className="contents">
            <dt className="flex gap-1">
              {pressed.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="phrase">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function SingleKeysSwitch() {
  const { singleKeys } = useTextPart(keysText);
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        className="size-4 accent-(--accent)"
        checked={isOn}
        onChange={({ target }) => {
          setSingleKeys(target.checked);
          setOn(target.checked);
        }}
      />
      {singleKeys}
    </label>
  );
}
