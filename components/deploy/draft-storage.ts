import { DeployDraft, withoutSecrets } from "@/lib/domain/deploy-draft";

/** A draft outlives a reload of its tab, without what must not be stored. */
export function storeDraft(key: string, draft: DeployDraft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(withoutSecrets(draft)));
  } catch {
    // Storage is full or switched off: the form works without it.
  }
}

export function findDraft(key: string): DeployDraft | undefined {
  const stored = sessionStorage.getItem(key);
  if (!stored) return undefined;
  try {
    return DeployDraft.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
