"use client";

import { use } from "react";
import type { AccessText } from "./en-access";
import { loadAccessText } from "./load-access-text";
import { useLanguage } from "./text-provider";

/** Fetched with the pages and dialogs that need it. */
export function useAccessText(): AccessText {
  return use(loadAccessText(useLanguage().locale));
}
