import { ChevronRight } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { changedSettings } from "@/lib/domain/settings-summary";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";

const MoreFields = lazy(() => import("./more-fields").then((module) => ({ default: module.MoreFields })));

/** What most services leave as it is: folded, and in one line what differs from that. It opens where something in it is not right. */
export function MoreSettings() {
  const deploy = useTextPart("deploy");
  const { draft, wrongFields } = useDraftForm();
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || wrongFields.some((field) => inMore.test(field));
  const changed = changedSettings(draft);

  return (
    <div className="-mx-3.5 -mb-3.5 border-t border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setAsked(!isOpen)}
        className="flex min-h-11 w-full items-center gap-2 px-3.5 py-2 text-left hover:bg-hover"
      >
        <ChevronRight
          size={14}
          aria-hidden="true"
          className={cn("shrink-0 text-ink-3 transition-transform duration-200", isOpen && "rotate-90")}
        />
        <span className="shrink-0 font-medium">{deploy.moreSettings}</span>
        <span className="phrase min-w-0 flex-1 text-right text-xs text-ink-2 wrap-anywhere">
          {changed.length === 0
            ? deploy.asUsual
            : changed.map(({ setting, value }) => deploy.changed[setting](value)).join(" · ")}
        </span>
      </button>
      {isOpen && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-3.5 pt-1 pb-3.5">
          <Suspense fallback={<Skeleton className="h-120" />}>
            <MoreFields />
          </Suspense>
        </div>
      )}
    </div>
  );
}

const inMore = /^ship\.settings\.(secrets|taskRoleArn|network|scaling|command|logGroupName|tags)\b/;
