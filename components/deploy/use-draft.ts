import { useEffect, useState } from "react";
import { dropDraft, findDraft, storeDraft } from "./draft-storage";

const restMs = 300;

export type DraftChange<Draft> = Partial<Draft> | ((draft: Draft) => Draft);

interface DraftOptions<Draft> {
  initial: Draft;
  storageKey: string;
  /** What of it may be stored. */
  toStore?: (draft: Draft) => object;
  /** Of one that was stored what still holds. */
  fromStore?: (stored: Draft) => Draft;
}

const asItIs = <Draft>(draft: Draft) => draft;

/** The draft of a form: the one that was left in this tab, else `initial`. */
export function useDraft<Draft extends object>(options: DraftOptions<Draft>) {
  const { initial, storageKey, toStore = asItIs, fromStore = asItIs } = options;
  const [stored] = useState(() => {
    const found = findDraft<Draft>(storageKey);
    return found && fromStore({ ...initial, ...found });
  });
  const [draft, setDraft] = useState(stored ?? initial);
  const [isSent, setSent] = useState(false);

  useEffect(() => {
    if (draft === initial || isSent) return;
    const store = () => storeDraft(storageKey, toStore(draft));
    const timer = setTimeout(store, restMs);
    window.addEventListener("pagehide", store); // who reloads within that time loses nothing either
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", store);
    };
  }, [draft, initial, isSent, storageKey, toStore]);

  return {
    draft,
    wasStored: stored !== undefined && stored === draft,
    change: (part: DraftChange<Draft>) =>
      setDraft((before) => (typeof part === "function" ? part(before) : { ...before, ...part })),
    /** It has become a run. */
    leave: () => {
      setSent(true);
      dropDraft(storageKey);
    },
    startOver: () => {
      dropDraft(storageKey);
      setDraft(initial);
    },
  };
}
