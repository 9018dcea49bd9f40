import { useEffect, useState } from "react";
import type { DeployDraft } from "@/lib/domain/deploy-draft";
import { dropDraft, findDraft, storeDraft } from "./draft-storage";

const restMs = 300;

export type DraftChange = Partial<DeployDraft> | ((draft: DeployDraft) => DeployDraft);

/** The draft of a form: the one that was left in this tab, else `initial`. */
export function useDraft(initial: DeployDraft, storageKey: string) {
  const [stored] = useState(() => findDraft(storageKey));
  const [draft, setDraft] = useState(stored ?? initial);
  const [isSent, setSent] = useState(false);

  useEffect(() => {
    if (draft === initial || isSent) return;
    const store = () => storeDraft(storageKey, draft);
    const timer = setTimeout(store, restMs);
    window.addEventListener("pagehide", store); // who reloads within that time loses nothing either
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", store);
    };
  }, [draft, initial, isSent, storageKey]);

  return {
    draft,
    wasStored: stored !== undefined && stored === draft,
    change: (part: DraftChange) =>
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
