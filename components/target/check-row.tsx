"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import type { MarkState } from "@/components/progress/mark";
import { StatusWord } from "@/components/progress/status-word";
import type { Check, CheckState } from "@/lib/domain/check";
import type { ListedTarget } from "@/lib/domain/target";
import { useAccessText } from "@/lib/text/text-part";
import { checkColumns } from "./check-columns";
import { DefaultVpcEvidence } from "./default-vpc-evidence";
import { IdentityEvidence } from "./identity-evidence";
import { ServicesEvidence } from "./services-evidence";
import { StacksEvidence } from "./stacks-evidence";

const markOf: Record<CheckState, MarkState> = {
  ok: "succeeded",
  attention: "degraded",
  blocked: "failed",
  unknown: "stale",
};

interface CheckRowProps {
  reached: ListedTarget;
  check: Check;
  onRetry: () => unknown;
}

/** State, what was looked at, what was found, and what to do about it. */
export function CheckRow({ reached, check, onRetry }: CheckRowProps) {
  const { setup } = useAccessText();
  return (
    <li className={checkColumns}>
      <span className="max-desk:order-2 max-desk:justify-self-end" aria-live="polite">
        {isBeingMade(check) ? (
          <StatusWord state="running" word={setup.vpc.making} />
        ) : (
          <StatusWord state={markOf[check.state]} word={setup.states[check.state]} />
        )}
      </span>
      <h3 className="text-sm max-desk:order-1">{setup.names[check.name]}</h3>
      <div className="grid min-w-0 justify-items-start gap-1.5 max-desk:order-3 max-desk:col-span-2">
        <Evidence reached={reached} check={check} />
        {check.problem && (
          <>
            <p className="phrase text-ink-2">{setup.unknownPart}</p>
            <ProblemNotice error={check.problem} onRetry={onRetry} />
          </>
        )}
      </div>
    </li>
  );
}

function isBeingMade({ evidence }: Check): boolean {
  return evidence?.name === "default-vpc" && evidence.vpc?.state === "pending";
}

function Evidence({ reached, check }: Pick<CheckRowProps, "reached" | "check">) {
  const { evidence, state } = check;
  if (!evidence) return null;
  if (evidence.name === "identity") return <IdentityEvidence {...evidence} />;
  if (evidence.name === "default-vpc") return <DefaultVpcEvidence reached={reached} vpc={evidence.vpc} state={state} />;
  return evidence.name === "stacks" ? (
    <StacksEvidence stacks={evidence.stacks} />
  ) : (
    <ServicesEvidence services={evidence.services} />
  );
}
