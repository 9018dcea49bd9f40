"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { cn } from "@/lib/cn";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { forgetView, useSavedViews } from "./saved-views";

/** The views that this browser keeps; each is a link, so that it can be opened, copied and sent as one. */
export function ViewBar({ query }: { query: string }) {
  const { views } = useTextPart(teamText);
  const saved = useSavedViews();
  if (saved.length === 0) return null;
  return (
    <nav aria-label={views.saved} className="mb-3 flex flex-wrap gap-2">
      {saved.map((view) => (
        <span
          key={view.name}
          className={cn(
            "inline-flex items-center rounded-full text-xs inset-ring inset-ring-line-2",
            view.query === query && "bg-primary-tint text-primary inset-ring-primary",
          )}
        >
          <Link
            href={view.query ? `/?${view.query}` : "/"}
            aria-current={view.query === query ? "true" : undefined}
            className="flex min-h-6.5 max-w-60 items-center truncate rounded-full pl-2.5 hover:text-primary max-desk:min-h-9"
          >
            {view.name}
          </Link>
          <button
            type="button"
            aria-label={views.remove(view.name)}
            onClick={() => forgetView(view.name)}
            className="grid size-6.5 place-items-center rounded-full text-ink-3 hover:text-ink max-desk:size-9"
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
    </nav>
  );
}
