/** A draft outlives a reload of its tab. */
export function storeDraft(key: string, draft: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or switched off: the form works without it.
  }
}

export function findDraft<Draft extends object>(key: string): Partial<Draft> | undefined {
  try {
    const stored = sessionStorage.getItem(key);
    return stored ? JSON.parse(stored) : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
