"use client";

import type { Text } from "@/lib/text/en";
import type { RunText } from "@/lib/text/en-run";
import { runText } from "@/lib/text/parts/run";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

export type RunWords = Text & RunText;

/** The words of every page, and those of runs, builds and logs. */
export function useRunText(): RunWords {
  return { ...useText(), ...useTextPart(runText) };
}
