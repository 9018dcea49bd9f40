import { Megaphone } from "lucide-react";
import { cn } from "@/lib/cn";
import type { TeamService } from "@/lib/domain/team-status";
import { serviceActionsText } from "@/lib/text/parts/service-actions";
import { useTextPart } from "@/lib/text/text-part";

const looks = {
  info: "border-line-2 bg-surface",
  warning: "border-degraded-line bg-degraded-tint",
  critical: "border-failed-line bg-failed-tint",
};

/** What somebody wants all to know of this service. */
export function NoticeBanner({ notice }: { notice: NonNullable<TeamService["notice"]> }) {
  const words = useTextPart(serviceActionsText);
  return (
    <section
      aria-label={words.notice}
      className={cn("flex items-start gap-2.5 rounded-lg border px-3.5 py-2.5", looks[notice.severity])}
    >
      <Megaphone size={14} aria-hidden="true" className="mt-0.75 shrink-0" />
      <p className="phrase min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere">
        <b className="mr-2 font-semibold">{words.severities[notice.severity]}</b>
        {notice.text}{" "}
        {notice.link && (
          <a href={notice.link} target="_blank" rel="noopener noreferrer" className="link">
            {new URL(notice.link).hostname}
          </a>
        )}
      </p>
    </section>
  );
}
