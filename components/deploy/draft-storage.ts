import { type DeployDraft, emptyDraft, withoutSecrets } from "@/lib/domain/deploy-draft";

/** A draft outlives a reload of its tab, without what must not be stored. */
export function storeDraft(key: string, draft: DeployDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(withoutSecrets(draft)));
  } catch {
    // Storage is full or switched off: the form works without it.
  }
}

export function findDraft(key: string): DeployDraft | undefined {
  try {
    const stored = sessionStorage.getItem(key);
    return stored ? { ...emptyDraft, ...JSON.parse(stored) } : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
