"use client";

import type { ReactNode } from "react";
import { setupText } from "@/lib/text/parts/setup";
import { useTextPart } from "@/lib/text/text-part";

export function SetupHead({ children }: { children?: ReactNode }) {
  const setup = useTextPart(setupText);
  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <h1 className="text-xl">{setup.title}</h1>
        <p className="phrase mt-1 text-ink-2">{setup.about}</p>
      </div>
      <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">{children}</div>
    </div>
  );
}
