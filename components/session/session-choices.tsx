"use client";

import { ThemeChoices } from "@/components/shell/theme-choices";
import { SessionItems } from "./session-items";

/** What is a person's own to choose. */
export function SessionChoices({ name }: { name: string }) {
  return (
    <>
      <ThemeChoices />
      <hr className="my-1 border-line" />
      <SessionItems name={name} />
    </>
  );
}
