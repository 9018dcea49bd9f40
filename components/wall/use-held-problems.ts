"use client";

import { useState } from "react";
import type { Row } from "@/components/team/rows";
import { keepPlaces, urgentOf } from "./wall-pages";

interface Held {
  turns: number;
  urgent: string;
  keys: readonly string[];
}

/** Problems in their order, which is taken anew when the page turns, and when somebody is needed elsewhere than before. */
export function useHeldProblems(problems: readonly Row[], rows: readonly Row[], turns: number): readonly Row[] {
  const urgent = urgentOf(problems);
  const [held, setHeld] = useState<Held>({ turns, urgent, keys: [] });
  const isNew = held.turns !== turns || held.urgent !== urgent;
  const shown = isNew ? problems : keepPlaces(held.keys, problems, rows);
  if (isNew || shown.length !== held.keys.length) setHeld({ turns, urgent, keys: shown.map(({ key }) => key) });
  return shown;
}
