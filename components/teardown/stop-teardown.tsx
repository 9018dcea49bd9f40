import { CancelRun } from "@/components/run/cancel-run";
import type { TeardownRun } from "@/lib/domain/run";
import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";

/** Ends it without undoing anything: what is gone stays gone. */
export function StopTeardown({ run }: { run: TeardownRun }) {
  const words = useTextPart(teardownRunText);
  return (
    <CancelRun
      run={run}
      words={{
        label: words.stop,
        title: words.stopTitle(run.serviceName ?? run.target),
        about: words.stopAbout,
        yes: words.stopYes,
        no: words.stopNo,
        busy: words.stopping,
      }}
    />
  );
}
