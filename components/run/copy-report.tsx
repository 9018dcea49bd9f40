import { CopyButton } from "@/components/ui/copy-button";
import type { DeployRun } from "@/lib/domain/run";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { runReport } from "./run-report";

export function CopyReport({ run }: { run: DeployRun }) {
  const text = useText();
  const failure = useTextPart("failure");
  return <CopyButton value={() => runReport(run, text, failure)}>{text.run.copyReport}</CopyButton>;
}
