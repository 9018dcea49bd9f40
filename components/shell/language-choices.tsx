"use client";

import { MenuChoice, MenuChoices, MenuLabel } from "@/components/ui/menu";
import { type Locale, locales } from "@/lib/text/locale";
import { useLanguage } from "@/lib/text/text-provider";

export function LanguageChoices() {
  const { locale, setLocale, text } = useLanguage();
  return (
    <>
      <MenuLabel>{text.shell.language}</MenuLabel>
      <MenuChoices value={locale} onValueChange={(chosen) => setLocale(chosen as Locale)}>
        {locales.map((one) => (
          <MenuChoice key={one} value={one}>
            <span lang={one}>{text.shell.languageNames[one]}</span>
          </MenuChoice>
        ))}
      </MenuChoices>
    </>
  );
}
