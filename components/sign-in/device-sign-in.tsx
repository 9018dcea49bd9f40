"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { AccountChoice } from "./account-choice";
import { DeviceCode } from "./device-code";
import { DeviceOver } from "./device-over";
import { useDeviceSignIn } from "./use-device-sign-in";

/** IAM Identity Center, from the code to account and role, without leaving the page. */
export function DeviceSignIn({ onDone }: { onDone: () => void }) {
  const signIn = useTextPart(signInText);
  const { device, error, begin, isBeginning, retry, look } = useDeviceSignIn();

  if (error) {
    return (
      <>
        <ProblemNotice error={error} onRetry={retry} />
        {device?.state === "waiting" && <DeviceCode code={device} onNewCode={begin} />}
      </>
    );
  }
  if (!device || device.state === "none" || isBeginning) {
    return (
      <div className="grid gap-3" aria-busy="true">
        <p role="status" className="text-ink-3">
          {signIn.device.beginning}
        </p>
        <Skeleton className="h-20 rounded-lg" />
        <Skeleton className="h-11 rounded-md" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    );
  }
  if (device.state === "waiting") return <DeviceCode code={device} onNewCode={begin} />;
  if (device.state === "approved")
    return (
      <AccountChoice accounts={device.accounts} last={device.last} onDone={onDone} onNewCode={begin} onLook={look} />
    );
  return (
    <DeviceOver state={device.state}>
      <Button look="primary" size="large" onClick={begin} className="w-full">
        {signIn.device.newCode}
      </Button>
    </DeviceOver>
  );
}
