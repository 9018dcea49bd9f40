import { useQuery } from "@tanstack/react-query";
import { Mark } from "@/components/progress/mark";
import { HeldBy } from "@/components/session/refusal-words";
import { useKnownTarget } from "@/components/target/use-target";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import { approvalsQuery } from "@/lib/api/approval-queries";
import { sessionQuery } from "@/lib/api/queries";
import type { TeardownRun } from "@/lib/domain/run";
import { timeLeft } from "@/lib/format";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { DecideApproval } from "./decide-approval";

/** While a second person is waited for: who may decide, and for them the decision itself. */
export function ApprovalCard({ run }: { run: TeardownRun }) {
  const text = useText();
  const words = useTextPart("teardownRun").approval;
  const now = useNow();
  const { data } = useQuery(approvalsQuery(run.id));
  const { data: session } = useQuery(sessionQuery());
  const target = useKnownTarget(run.target);
  const approval = data?.approvals.find(({ state }) => state === "waiting");
  const isOwn = approval && session?.person.name === approval.askedBy;

  return (
    <section aria-labelledby="approval" className="mb-3.5 rounded-lg border border-waiting-line bg-surface">
      <header className="flex items-center gap-2.5 rounded-t-lg border-b border-waiting-line bg-waiting-tint px-4 py-3">
        <Mark state="waiting" />
        <h2 id="approval" className="phrase text-lg leading-[22px]">
          {words.title}
        </h2>
      </header>
      <div className="grid gap-3 px-4 py-3.5">
        <p className="phrase wrap-anywhere">{words.about(run.startedBy, run.reason ?? "")}</p>
        <p className="phrase text-ink-2 wrap-anywhere">
          {isOwn && words.own} {target && <HeldBy holders={target.heldBy.admin} />}{" "}
          {approval && words.until(timeLeft(Date.parse(approval.expiresAt) - now, text))}
        </p>
        {approval?.mayDecide ? (
          <DecideApproval approval={approval} />
        ) : (
          <CopyButton className="justify-self-start" value={() => window.location.href}>
            {words.copy}
          </CopyButton>
        )}
      </div>
    </section>
  );
}
