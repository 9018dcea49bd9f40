import { Pause } from "lucide-react";
import { ResumeButton } from "@/components/cost/resume-button";
import { useNow } from "@/components/ui/use-now";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { TeamService } from "@/lib/domain/team-status";
import { ago } from "@/lib/format";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

interface PausedBarProps {
  service: ServiceAddress;
  pause: NonNullable<TeamService["pause"]>;
}

/** Who has paused the service, and the way to give it its tasks again. */
export function PausedBar({ service: { target, ...named }, pause: { by, since } }: PausedBarProps) {
  const text = useText();
  const { idle } = useTextPart(costsText);
  const now = useNow();
  return (
    <section
      aria-label={idle.pausedTitle}
      className="flex flex-wrap items-center gap-2.5 rounded-lg border border-line-2 bg-surface px-3.5 py-2"
    >
      <Pause size={14} aria-hidden="true" className="shrink-0" />
      <p className="phrase min-w-0 flex-1 wrap-anywhere first-letter:uppercase">
        {idle.paused(by, ago(since, now, text))}
      </p>
      <ResumeButton row={{ ...named, of: { target } }} />
    </section>
  );
}
