import { AskFields } from "@/components/approval/ask-fields";
import { useAskForm } from "@/components/approval/use-ask-form";
import { Mark } from "@/components/progress/mark";
import { PermittedButton } from "@/components/session/permitted-button";
import { HeldBy } from "@/components/session/refusal-words";
import { ProdPlate } from "@/components/target/target-marks";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import type { PressProps } from "./press";

interface ProtectedPressProps extends PressProps {
  /** What has to be typed: alias and service. */
  typed: string;
}

/** On a protected target: typed, with a reason, and then a second person decides. */
export function ProtectedPress({ target, resources, why, isStarting, onPress, typed }: ProtectedPressProps) {
  const words = useTextPart(teardownText).press;
  const form = useAskForm(typed, (asked) => {
    if (!why && !isStarting) onPress(asked);
  });

  return (
    <>
      <p className="phrase text-ink-2 desk:hidden">{words.wider}</p>
      <form noValidate onSubmit={form.submit} className="grid gap-4 max-desk:hidden">
        <AskFields form={form} words={words} />
        <p className="phrase flex gap-2 text-ink-2">
          <Mark state="waiting" className="mt-0.5 size-4" />
          <span className="min-w-0 wrap-anywhere">
            {words.protected} <HeldBy holders={target.heldBy.admin} />
          </span>
        </p>
        <PermittedButton
          type="submit"
          to="POST /api/v1/teardowns"
          target={target.target}
          look="cut"
          size="large"
          disabled={why !== undefined}
          aria-disabled={isStarting || undefined}
          className="relative h-auto w-full overflow-hidden py-2.75 leading-5 whitespace-normal! ring-[1.5px] ring-prod ring-offset-1 ring-offset-surface"
        >
          <span aria-hidden="true" className="hatch absolute inset-y-0 left-0 w-1.25" />
          {isStarting ? (
            words.starting
          ) : (
            <span className="inline-flex flex-wrap items-center justify-center gap-x-1.5">
              {words.ask(words.resources(resources))} <ProdPlate /> {target.region}
            </span>
          )}
        </PermittedButton>
        {why && <p className="phrase text-xs text-ink-3">{why}</p>}
      </form>
    </>
  );
}
