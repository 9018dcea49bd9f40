import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { PermittedButton } from "@/components/session/permitted-button";
import { CopyButton } from "@/components/ui/copy-button";
import { hasEnded } from "@/lib/domain/has-ended";
import type { DeployRun } from "@/lib/domain/run";
import { useText } from "@/lib/text/text-provider";
import { CancelRun } from "./cancel-run";
import { runReport } from "./run-report";

export function RunActions({ run }: { run: DeployRun }) {
  const text = useText();
  if (!hasEnded(run.progress)) return <CancelRun run={run} />;

  return (
    <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
      {run.progress === "failed" && <CopyButton value={() => runReport(run, text)}>{text.run.copyReport}</CopyButton>}
      <PermittedButton asChild to="POST /api/v1/runs" target={run.target}>
        <Link href={`/${run.target}/${run.serviceName}/deploy`}>
          <RotateCcw size={14} aria-hidden="true" />
          {text.run.again}
        </Link>
      </PermittedButton>
    </div>
  );
}
