"use client";

import { use } from "react";
import type { TextPart } from "./make-text-part";
import { useLanguage } from "./text-provider";

/** Fetched with the pages and dialogs that need it. */
export function useTextPart<Text>(part: TextPart<Text>): Text {
  return use(part(useLanguage().locale));
}
