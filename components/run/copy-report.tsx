import { CopyButton } from "@/components/ui/copy-button";
import type { DeployRun } from "@/lib/domain/run";
import { failureText } from "@/lib/text/parts/failure";
import { useTextPart } from "@/lib/text/text-part";
import { runReport } from "./run-report";
import { useRunText } from "./use-run-text";

export function CopyReport({ run }: { run: DeployRun }) {
  const text = useRunText();
  const failure = useTextPart(failureText);
  return <CopyButton value={() => runReport(run, text, failure)}>{text.run.copyReport}</CopyButton>;
}
