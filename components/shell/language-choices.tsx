"use client";

import { Choices } from "@/components/ui/choices";
import { locales } from "@/lib/text/locale";
import { useLanguage } from "@/lib/text/text-provider";

export function LanguageChoices() {
  const { locale, setLocale, text } = useLanguage();
  const options = locales.map((one) => ({ value: one, label: text.shell.languageNames[one], lang: one }));
  return <Choices label={text.shell.language} value={locale} options={options} onChange={setLocale} />;
}
