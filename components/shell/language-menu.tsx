"use client";

import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useLanguage } from "@/lib/text/text-provider";
import { LanguageChoices } from "./language-choices";

export function LanguageMenu() {
  const { locale, text } = useLanguage();
  const name = `${text.shell.languageCodes[locale]}, ${text.shell.language}`;
  return (
    <Popover
      trigger={(control) => (
        <Button look="quiet" size="small" aria-label={name} {...control}>
          {text.shell.languageCodes[locale]}
        </Button>
      )}
    >
      <LanguageChoices />
    </Popover>
  );
}
