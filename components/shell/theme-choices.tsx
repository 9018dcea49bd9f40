"use client";

import { useSyncExternalStore } from "react";
import { Choices } from "@/components/ui/choices";
import { useText } from "@/lib/text/text-provider";
import { setTheme, subscribeToTheme, themeNow } from "./theme";

export function ThemeChoices() {
  const { shell } = useText();
  const theme = useSyncExternalStore(subscribeToTheme, themeNow, () => "system" as const);
  const options = (["system", "light", "dark"] as const).map((one) => ({ value: one, label: shell.themes[one] }));
  return <Choices label={shell.theme} value={theme} options={options} onChange={setTheme} />;
}
