"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useText } from "@/lib/text/text-provider";
import { pages, wallPage } from "./pages";
import { areSingleKeysOn, setSingleKeys } from "./single-keys";

export function KeyboardHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const text = useText();
  const { shell } = text;
  const rows: [string, string][] = [
    ["?", shell.keys.help],
    ...[...pages, wallPage].map(({ key, title }): [string, string] => [`g ${key}`, title(text)]),
    ["d", shell.keys.deploy],
    ["/", shell.keys.filter],
    ["Esc", shell.keys.close],
  ];

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={shell.keyboard} description={shell.keyboardHelp}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {rows.map(([keys, words]) => (
          <div key={keys} className="contents">
            <dt className="flex gap-1">
              {keys.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <SingleKeysSwitch />
    </Dialog>
  );
}

function SingleKeysSwitch() {
  const { shell } = useText();
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
      {shell.singleKeys}
    </label>
  );
}
