"use client";

import { lazy } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useLanguage } from "@/lib/text/text-provider";

/** Fetched with the first look into the menu. */
const LanguageChoices = lazy(() =>
  import("./language-choices").then((module) => ({ default: module.LanguageChoices })),
);

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
