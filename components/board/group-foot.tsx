"use client";

import Link from "next/link";
import { Suspense } from "react";
import { SlowNotice } from "@/components/problem/slow-notice";
import { Mark } from "@/components/progress/mark";
import { SignInHere } from "@/components/session/sign-in-here";
import { withTarget } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import type { TeamTarget, WatchGap } from "@/lib/domain/team-status";
import { age } from "@/lib/format";
import { gapsText } from "@/lib/text/parts/gaps";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import type { Foot } from "./items";
import { RowSkeletons } from "./row-skeletons";

interface GroupFootProps {
  foot: Foot;
  /** Where several targets are in a group, whose it is. */
  isNamed: boolean;
}

const line = "flex min-h-10 flex-wrap items-center gap-x-2.5 gap-y-1 px-3 py-1.5 text-ink-2 max-desk:min-h-13";

/** What is not known of a target, or that nothing is there: a line of its own at the end, which leaves the others alone. */
export function GroupFoot({ foot, isNamed }: GroupFootProps) {
  const team = useTextPart(teamText);
  const gaps = useTextPart(gapsText);
  const { target, tells } = foot;
  const name = isNamed && <b className="font-[550] text-ink">{target.alias}</b>;

  if (tells === "gap") return <Gap gap={foot.gap} target={target} name={name} />;
  if (tells === "looking") {
    return (
      <div aria-busy="true">
        <RowSkeletons />
        <SlowNotice operation="ListServices" />
      </div>
    );
  }
  if (tells === "old") {
    return (
      <p className={line}>
        <Age target={target} /> {name} {gaps.lastGood}
      </p>
    );
  }
  return (
    <p className={line}>
      {name} {team.nothingYet}
      <Button asChild size="small">
        <Link href={withTarget("/setup", target.target)}>{team.empty.preflight}</Link>
      </Button>
    </p>
  );
}

function Age({ target: { asOf } }: { target: TeamTarget }) {
  const text = useText();
  const gaps = useTextPart(gapsText);
  const now = useNow();
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-stale">
      <Mark state="stale" />
      {asOf ? gaps.old(age(asOf, now, text)) : gaps.neverRead}
    </span>
  );
}

function Gap({ gap, target, name }: { gap: WatchGap; target: TeamTarget; name: React.ReactNode }) {
  const gaps = useTextPart(gapsText);
  const part = gaps.parts[gap.part];
  return (
    <div className={line}>
      {gap.cause === "denied" ? (
        <span className="inline-flex items-center gap-1.5 font-medium text-failed">
          <Mark state="failed" />
          {gaps.missing(part)}
        </span>
      ) : (
        <Age target={target} />
      )}
      {name}
      <p className="phrase min-w-0 flex-1 wrap-anywhere" title={gap.message}>
        <Cause gap={gap} part={part} />
        {target.services.length > 0 && gap.cause !== "denied" && ` ${gaps.lastGood}`}
      </p>
      {gap.cause === "denied" && gap.action && (
        <CopyButton size="small" value={() => policyFor(gap.action ?? "")}>
          {gaps.copyPolicy}
        </CopyButton>
      )}
      {gap.cause === "needs-sign-in" && (
        <Suspense>
          <SignInHere />
        </Suspense>
      )}
    </div>
  );
}

function Cause({ gap: { cause, code, action, retryAt, requestId }, part }: { gap: WatchGap; part: string }) {
  const text = useText();
  const gaps = useTextPart(gapsText);
  const now = useNow();
  const isDue = retryAt !== undefined && Date.parse(retryAt) <= now;
  const next = retryAt && (isDue ? gaps.nextTryNow : gaps.nextTry(age(now, Date.parse(retryAt), text)));
  const why =
    action && cause === "throttled"
      ? gaps.throttledAction(action)
      : action && cause === "denied" && code
        ? gaps.actionDenied(code, action)
        : gaps.causes[cause](part);
  return (
    <>
      {gaps.sentence(why, next)}
      {requestId && cause !== "throttled" && <span className="num text-ink-3"> {gaps.request(requestId)}</span>}
    </>
  );
}

/** What the role that watches lacks. */
function policyFor(action: string): string {
  const statement = { Effect: "Allow", Action: [action], Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
