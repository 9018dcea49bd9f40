"use client";

import { useText } from "@/lib/text/text-provider";

export function IdentityEvidence({
  account,
  region,
  callerArn,
}: {
  account: string;
  region: string;
  callerArn: string;
}) {
  const { identity } = useText().setup;
  return (
    <>
      <p className="phrase">
        {identity.whose(account, region)} <code className="wrap-anywhere">{callerArn}</code>
      </p>
      <p className="phrase text-ink-3">{identity.fix}</p>
    </>
  );
}
