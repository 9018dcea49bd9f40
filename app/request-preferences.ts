import "server-only";
import { cookies, headers } from "next/headers";
import { isTheme, type Theme, themeCookie } from "@/components/shell/theme";
import { loadText } from "@/lib/text/load-text";
import { type Locale, localeCookie, pickLocale } from "@/lib/text/locale";
import type { TextPart } from "@/lib/text/make-text-part";

/** The language and theme in which the browser that asks wants its pages. */
export async function requestPreferences(): Promise<{ locale: Locale; theme?: Theme }> {
  const jar = await cookies();
  const theme = jar.get(themeCookie)?.value;
  const locale = pickLocale(jar.get(localeCookie)?.value, (await headers()).get("accept-language"));
  return { locale, ...(isTheme(theme) && { theme }) };
}

/** Of the pages that have words of their own. */
export async function requestTextPart<Text>(part: TextPart<Text>): Promise<Text> {
  const { locale } = await requestPreferences();
  return part(locale);
}

export async function requestText() {
  const { locale } = await requestPreferences();
  return loadText(locale);
}
