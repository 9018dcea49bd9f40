"use client";

import type { ExistingStack } from "@/lib/domain/check";
import { useAccessText } from "@/lib/text/text-part";
import { EvidenceList } from "./evidence-list";

/** What CloudFormation will not update before somebody acts. */
const stuckStatus = /^ROLLBACK_(COMPLETE|FAILED)$|^DELETE_FAILED$|^CREATE_FAILED$|^UPDATE_ROLLBACK_FAILED$/;

export function StacksEvidence({ stacks }: { stacks: readonly ExistingStack[] }) {
  const words = useAccessText().setup.stacks;
  if (stacks.length === 0) return <p className="phrase">{words.none}</p>;

  const stuck = stacks.filter(({ status }) => stuckStatus.test(status));
  const rows = stacks.map(({ stackName, status, serviceName }) => ({
    name: stackName,
    status,
    aside: serviceName && words.of(serviceName),
  }));
  return (
    <>
      <p className="phrase">{words.some(stacks.length)}</p>
      {stuck.length > 0 && (
        <p className="phrase text-degraded">{words.unhealthy(stuck.map(({ stackName }) => stackName).join(", "))}</p>
      )}
      <EvidenceList rows={rows} />
    </>
  );
}
