"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { ruleText } from "@/lib/text/parts/rule";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";

const parts = ["targets", "leftovers", "roles", "notifications", "tokens", "sessions"] as const;

/** The settings' own navigation: beside them, on a phone above. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const settings = useTextPart(settingsText);
  useTextPart(ruleText); // so that a form opens at once
  const pathname = usePathname();

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-3.5 desk:grid-cols-[168px_minmax(0,1fr)]">
      <nav aria-label={settings.parts} className="min-w-0 desk:sticky desk:top-5">
        <p className="mb-1.5 px-2.5 text-2xs font-medium text-ink-3 max-desk:hidden">{settings.title}</p>
        <ul className="flex gap-0.5 max-desk:-mx-3 max-desk:overflow-x-auto max-desk:border-b max-desk:border-line max-desk:px-3 desk:grid">
          {parts.map((part) => {
            const isHere = pathname === `/settings/${part}`;
            return (
              <li key={part}>
                <Link
                  href={`/settings/${part}`}
                  aria-current={isHere ? "page" : undefined}
                  data-focus="inset"
                  className={cn(
                    "flex min-h-8 items-center px-2.5 whitespace-nowrap max-desk:min-h-11 desk:rounded-md",
                    isHere
                      ? "font-[550] text-ink max-desk:inset-shadow-[0_-2px_var(--accent)] desk:bg-selected"
                      : "text-ink-2 hover:bg-hover hover:text-ink",
                  )}
                >
                  {settings.names[part]}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
