"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useMemo, useState, useTransition } from "react";
import type { Text } from "./en";
import { loadText } from "./load-text";
import { type Locale, localeCookie } from "./locale";

interface Language {
  locale: Locale;
  text: Text;
  setLocale: (locale: Locale) => void;
}

const LanguageContext = createContext<Language | undefined>(undefined);

export function TextProvider({ initialLocale, children }: { initialLocale: Locale; children: ReactNode }) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [locale, setShown] = useState(initialLocale);
  const text = use(loadText(locale));

  const language = useMemo(() => {
    const setLocale = (next: Locale) => {
      // biome-ignore lint/suspicious/noDocumentCookie: Safari has no CookieStore before 18.4
      document.cookie = `${localeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
      document.documentElement.lang = next;
      startTransition(() => setShown(next)); // what is there stays until the words have come
      router.refresh(); // the title comes from the server
    };
    return { locale, text, setLocale };
  }, [locale, text, router]);

  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error("useLanguage is used outside TextProvider");
  return language;
}

export function useText(): Text {
  return useLanguage().text;
}
