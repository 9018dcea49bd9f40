"use client";

import { useKnownTarget } from "@/components/target/use-target";
import { CopyButton } from "@/components/ui/copy-button";
import type { Holder } from "@/lib/domain/holder";
import type { NeededRole } from "@/lib/domain/problem-body";
import { refusalText } from "@/lib/text/parts/refusal";
import { useTextPart } from "@/lib/text/text-part";
import type { Refusal } from "./use-permission";

/** Which role is missing, who has it, and a request to send them. */
export function RefusalWords({ refusal }: { refusal: Refusal }) {
  const access = useTextPart(refusalText);
  if (refusal.why === "signed-out") return <p className="max-w-72 px-2.5 py-2 whitespace-normal">{access.signedOut}</p>;

  const { role, heldBy } = refusal;
  const where = refusal.where === "*" ? access.everywhere : refusal.where;
  return (
    <div className="grid max-w-72 justify-items-start gap-1.5 px-2.5 py-2 whitespace-normal">
      <p className="phrase font-[550]">{access.needs(role, where)}</p>
      <p className="phrase wrap-anywhere text-ink-2">
        <HeldBy holders={heldBy} />
      </p>
      <CopyButton size="small" value={() => access.request(role, where, window.location.href)}>
        {access.copyRequest}
      </CopyButton>
    </div>
  );
}

/** Of a request that the server has refused. */
export function MissingRole({ needs: { role, target, heldBy } }: { needs: NeededRole }) {
  const access = useTextPart(refusalText);
  const known = useKnownTarget(target);
  const where = target === "*" ? access.everywhere : (known?.alias ?? target);
  return (
    <p className="phrase wrap-anywhere text-ink-2">
      {access.needs(role, where)} <HeldBy holders={heldBy} />
    </p>
  );
}

/** Names are read by people: more of them than a few are not. */
const namedAtMost = 5;

export function HeldBy({ holders }: { holders: readonly Holder[] }) {
  const access = useTextPart(refusalText);
  if (holders.length === 0) return access.heldByNobody;
  const names = holders.slice(0, namedAtMost).map(({ subjectKind, subject }) => {
    if (subjectKind === "group") return access.group(subject);
    return subjectKind === "person" ? subject : access.identityCenterRole(subject);
  });
  return access.heldBy(names.join(", ") + (holders.length > namedAtMost ? " …" : ""));
}
