const offKey = "slipway-single-keys-off";

/** Shortcuts of one key can be switched off: speech input types them by accident (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(offKey) === null;
}

export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(offKey);
  else localStorage.setItem(offKey, "1");
}
