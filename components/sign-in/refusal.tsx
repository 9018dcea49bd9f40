"use client";

import type { ReactNode } from "react";
import { Mark } from "@/components/progress/mark";
import { CopyButton } from "@/components/ui/copy-button";
import type { Text } from "@/lib/text/en";
import type { ProblemKindsText } from "@/lib/text/en/problem-kinds";
import type { SignInText } from "@/lib/text/en/sign-in";
import { problemKindsText } from "@/lib/text/parts/problem-kinds";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

interface RefusalProps {
  reason: string;
  /** The address that the browser came to, where that may be the reason. */
  host?: string;
  children?: ReactNode;
}

/** Why the door stayed shut, and what opens it. */
export function Refusal({ reason, host = "", children }: RefusalProps) {
  const { title, why, wayOut, command } = wordsOf(
    reason,
    host,
    { ...useText(), kinds: useTextPart(problemKindsText) },
    useTextPart(signInText),
  );
  return (
    <div
      role="alert"
      className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 gap-y-1.5 rounded-lg border border-failed-line bg-failed-tint px-3.5 py-3"
    >
      <Mark state="failed" className="mt-0.5 size-4" />
      <b className="font-[550]">{title}</b>
      <div className="col-start-2 grid justify-items-start gap-1.5 text-ink-2">
        {why && <p className="phrase">{why}</p>}
        <p className="phrase">{wayOut}</p>
        {command && (
          <>
            <code className="wrap-anywhere text-ink">{command}</code>
            <CopyButton size="small" value={() => command} />
          </>
        )}
        {children}
      </div>
    </div>
  );
}

interface RefusalWords {
  title: string;
  why?: string;
  wayOut: string;
  command?: string;
}

function wordsOf(
  reason: string,
  host: string,
  { problem, kinds }: Pick<Text, "problem"> & { kinds: ProblemKindsText },
  signIn: SignInText,
): RefusalWords {
  if (reason === "not-loopback") {
    const [hostname, port = "3000"] = host.split(":");
    return {
      title: signIn.notHere,
      why: signIn.notHereWhy(host),
      wayOut: signIn.notHereWayOut(`http://127.0.0.1:${port}`),
      command: `ssh -L ${port}:127.0.0.1:${port} ${hostname}`,
    };
  }
  if (reason === "no-credentials") return kinds["aws-credentials"];
  if (reason === "unreachable") return problem.unreachable;
  const refusals: Record<string, RefusalWords> = signIn.refusals;
  return refusals[reason] ?? signIn.refusals.other;
}
