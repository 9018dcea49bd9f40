"use client";

import { use } from "react";
import { loadTextPart, type TextPart, type TextPartName } from "./load-text-part";
import { useLanguage } from "./text-provider";

/** Fetched with the pages and dialogs that need it. */
export function useTextPart<Name extends TextPartName>(name: Name): TextPart<Name> {
  return use(loadTextPart(name, useLanguage().locale));
}

export function useAccessText(): TextPart<"access"> {
  return useTextPart("access");
}

export function useTeamText(): TextPart<"team"> {
  return useTextPart("team");
}
