import type { ReactNode } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import { useText } from "@/lib/text/text-provider";

export interface NoticeFrameProps {
  words: { title: string; wayOut: string };
  onRetry?: () => unknown;
  /** As a row at the foot of a card, where what is above stays. */
  asRow?: boolean;
  details?: ReactNode;
  buttons?: ReactNode;
}

/** What went wrong, what to do, and the buttons that do it. */
export function NoticeFrame({ words, onRetry, asRow = false, details, buttons }: NoticeFrameProps) {
  const { common } = useText();
  return (
    <div
      role="alert"
      className={cn(
        "flex flex-wrap items-start gap-x-2.5 gap-y-2 border-failed-line bg-failed-tint px-3.5 py-2.5",
        asRow ? "border-t" : "rounded-lg border",
      )}
    >
      <Mark state="failed" className="mt-0.5 size-4" />
      <div className="min-w-0 flex-[1_1_240px]">
        <p className="phrase font-[550]">{words.title}</p>
        <p className="phrase text-ink-2">{words.wayOut}</p>
        {details}
      </div>
      <div className="flex flex-wrap gap-2">
        {buttons}
        {onRetry && (
          <Button size="small" onClick={() => onRetry()}>
            {common.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
