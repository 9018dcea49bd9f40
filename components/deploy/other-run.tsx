import Link from "next/link";
import { useNow } from "@/components/ui/use-now";
import type { RunSummary } from "@/lib/domain/run";
import { ago } from "@/lib/format";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { BeforeLine } from "./before-line";

interface OtherRunProps {
  other: RunSummary;
  queues: boolean;
  onQueues: (queues: boolean) => void;
}

/** Whose run of the service is under way, and whether this one waits for it. */
export function OtherRun({ other, queues, onQueues }: OtherRunProps) {
  const text = useText();
  const deploy = useTextPart(deployText);
  const now = useNow();
  return (
    <BeforeLine state="degraded">
      {deploy.otherRun(other.startedBy, ago(other.startedAt, now, text))}{" "}
      <Link href={`/runs/${other.id}`} className="link">
        {text.problem.watchRun}
      </Link>
      <label className="mt-1.5 flex min-h-6 cursor-pointer items-start gap-2 max-desk:min-h-11 max-desk:items-center">
        <input
          type="checkbox"
          name="queue"
          checked={queues}
          onChange={(event) => onQueues(event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-primary max-desk:mt-0"
        />
        <span className="font-medium text-ink">{deploy.queueMine}</span>
      </label>
    </BeforeLine>
  );
}
