const themes = ["light", "dark"] as const;

export type Theme = (typeof themes)[number];
export const themeCookie = "slipway-theme";
const listeners = new Set<() => void>();

export function isTheme(value: string | undefined): value is Theme {
  return themes.some((theme) => theme === value);
}

/** `system`: the page follows it. */
export function themeNow(): Theme | "system" {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : "system";
}

export function setTheme(theme: Theme | "system"): void {
  const isChosen = theme !== "system";
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no CookieStore before 18.4
  document.cookie = `${themeCookie}=${isChosen ? theme : ""}; path=/; max-age=${isChosen ? 31_536_000 : 0}; samesite=lax`;
  if (isChosen) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const listener of listeners) listener();
}

export function subscribeToTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
