import { Mark } from "@/components/progress/mark";
import { openDialog } from "@/components/session/open-dialog";
import { Button } from "@/components/ui/button";
import { currentStep } from "@/lib/domain/current-step";
import type { Run } from "@/lib/domain/run";
import { duringText } from "@/lib/text/parts/during";
import { signInAgainText } from "@/lib/text/parts/sign-in-again";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** A run whose starter's sign-in has ended: nothing is lost, it waits for somebody who may go on with it. */
export function NeedsSignIn({ run }: { run: Run }) {
  const { step } = useText();
  const { signInAndGoOn } = useTextPart(signInAgainText);
  const words = useTextPart(duringText);
  const held = currentStep(run);
  if (!held) return null;
  return (
    <div
      role="status"
      className="mb-3.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-stale-line bg-stale-tint px-3.5 py-2.5"
    >
      <Mark state="stale" />
      <p className="phrase min-w-0 flex-[1_1_260px] text-ink-2">
        <b className="font-[550] text-ink">{words.waitsForSignIn(step.names[held.name])}</b>{" "}
        {words.waitsForSignInAbout(run.startedBy)}
      </p>
      <Button look="primary" size="small" onClick={() => openDialog("renew")}>
        {signInAndGoOn}
      </Button>
    </div>
  );
}
