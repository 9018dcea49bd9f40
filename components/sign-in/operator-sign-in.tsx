"use client";

import { Button } from "@/components/ui/button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { Point } from "./point";
import { Refusal } from "./refusal";
import { useEnter } from "./use-enter";

/** For one person on the machine itself. */
export function OperatorSignIn({ host, onDone }: { host: string; onDone: () => void }) {
  const signIn = useTextPart(signInText);
  const words = signIn.operator;
  const { reason, isBusy, enter } = useEnter("operator", onDone);
  const isHydrated = useIsHydrated();

  return (
    <>
      <ol className="grid gap-3.5">
        <Point number={1} title={words.whoTitle}>
          <p className="phrase text-ink-2">{words.who}</p>
        </Point>
        <Point number={2} title={words.whoseTitle}>
          <p className="phrase text-ink-2">{words.whose}</p>
        </Point>
      </ol>
      {reason && <Refusal reason={reason} host={host} />}
      <Button look="primary" size="large" onClick={() => enter()} disabled={isBusy || !isHydrated} className="w-full">
        {isBusy ? signIn.going : words.go}
      </Button>
    </>
  );
}
