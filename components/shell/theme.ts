const themes = ["light", "dark"] as const;

export type Theme = (typeof themes)[number];
export const themeCookie = "slipway-theme";

export function isTheme(value: string | undefined): value is Theme {
  return themes.some((theme) => theme === value);
}

/** In the browser. Without a theme the page follows the system. */
export function setTheme(theme: Theme | undefined): void {
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no CookieStore before 18.4
  document.cookie = `${themeCookie}=${theme ?? ""}; path=/; max-age=${theme ? 31_536_000 : 0}; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

export function currentTheme(): Theme | undefined {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : undefined;
}
