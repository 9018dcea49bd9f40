"use client";

import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useLanguage } from "@/lib/text/text-provider";
import { LanguageChoices } from "./language-choices";

export function LanguageMenu() {
  const { locale, text } = useLanguage();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button look="quiet" size="small" aria-label={`${text.shell.language}: ${text.shell.languageNames[locale]}`}>
          {text.shell.languageCodes[locale]}
        </Button>
      </MenuTrigger>
      <MenuContent>
        <LanguageChoices />
      </MenuContent>
    </Menu>
  );
}
