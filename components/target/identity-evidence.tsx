"use client";

import { useAccessText } from "@/lib/text/access-text";

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
  return (
    <>
      <p className="phrase">
        {identity.whose(account, region)} <code className="wrap-anywhere">{callerArn}</code>
      </p>
      <p className="phrase text-ink-3">{identity.fix}</p>
    </>
  );
}
