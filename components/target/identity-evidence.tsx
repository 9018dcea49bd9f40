"use client";

import { useAccessText } from "@/lib/text/text-part";
import { useTarget } from "./use-target";

export function IdentityEvidence({
  account,
  region,
  callerArn,
}: {
  account: string;
  region: string;
  callerArn: string;
}) {
  const { identity } = useAccessText().setup;
  const { target } = useTarget();
  return (
    <>
      <p className="phrase">
        {identity.whose(account, region)} <code className="wrap-anywhere">{callerArn}</code>
      </p>
      {target && <p className="phrase text-ink-3">{identity.from[target.reach.by]}</p>}
    </>
  );
}
