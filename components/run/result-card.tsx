import { ExternalLink } from "lucide-react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { endpointUrl } from "@/lib/domain/endpoint-url";
import type { DeployRun } from "@/lib/domain/run";
import { detailOf } from "./run-words";
import { useRunText } from "./use-run-text";

/** What a run was for: the address at which the service answers. */
export function ResultCard({ run, endpoint }: { run: DeployRun; endpoint: string }) {
  const text = useRunText();
  const url = endpointUrl(endpoint);
  const health = detailOf(run, "health");
  const targets = detailOf(run, "rollout")?.targets;

  return (
    <section
      aria-labelledby="result"
      className="mb-3.5 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-succeeded-line bg-succeeded-tint px-4 py-3.5"
    >
      <div className="grid min-w-0 flex-[1_1_280px] gap-0.5">
        <h2 id="result" className="flex items-center gap-2 text-lg leading-[22px]">
          <Mark state="succeeded" />
          {text.run.result(run.serviceName)}
        </h2>
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          className="link num w-fit max-w-full wrap-anywhere max-desk:py-1"
        >
          {url}
          <span className="sr-only"> ({text.common.opensElsewhere})</span>
        </a>
        <p className="text-ink-2 wrap-anywhere">
          {health?.statusCode && text.run.resultHealth(new URL(health.url).pathname, health.statusCode)}{" "}
          {targets && text.run.resultTargets(targets.healthy, targets.total)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
        <CopyButton value={() => url}>{text.run.copyAddress}</CopyButton>
        <Button asChild look="primary">
          <a href={url} target="_blank" rel="noopener noreferrer">
            <ExternalLink size={14} aria-hidden="true" />
            {text.run.open(run.serviceName)}
          </a>
        </Button>
      </div>
    </section>
  );
}
