"use client";

import { useState } from "react";
import { MenuChoice, MenuChoices, MenuLabel } from "@/components/ui/menu";
import { useText } from "@/lib/text/text-provider";
import { currentTheme, isTheme, setTheme } from "./theme";

export function ThemeChoices() {
  const { shell } = useText();
  const [theme, setShown] = useState(currentTheme);

  const choose = (chosen: string) => {
    const next = isTheme(chosen) ? chosen : undefined;
    setTheme(next);
    setShown(next);
  };

  return (
    <>
      <MenuLabel>{shell.theme}</MenuLabel>
      <MenuChoices value={theme ?? "system"} onValueChange={choose}>
        {(["system", "light", "dark"] as const).map((one) => (
          <MenuChoice key={one} value={one} onSelect={(event) => event.preventDefault()}>
            {shell.themes[one]}
          </MenuChoice>
        ))}
      </MenuChoices>
    </>
  );
}
