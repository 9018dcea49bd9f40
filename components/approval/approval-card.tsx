import { useQuery } from "@tanstack/react-query";
import { Mark } from "@/components/progress/mark";
import { HeldBy } from "@/components/session/refusal-words";
import { useKnownTarget } from "@/components/target/use-target";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import { approvalsQuery } from "@/lib/api/approval-queries";
import { sessionQuery } from "@/lib/api/queries";
import type { DeployRun, Run } from "@/lib/domain/run";
import { timeLeft } from "@/lib/format";
import { approvalText } from "@/lib/text/parts/approval";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { DecideApproval } from "./decide-approval";

/** While a second person is waited for: who may decide, and for them the decision itself. */
export function ApprovalCard({ run }: { run: Run }) {
  const text = useText();
  const words = useTextPart(approvalText);
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
        {run.kind === "deploy" && <Shipped ship={run.ship} />}
        <p className="phrase text-ink-2 wrap-anywhere">
          {isOwn && words.own} {target && <HeldBy holders={target.heldBy.admin} />}{" "}
          {approval && words.until[run.kind](timeLeft(Date.parse(approval.expiresAt) - now, text))}
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

/** What would be deployed, as far as it is known before it is built. */
function Shipped({ ship }: { ship: DeployRun["ship"] }) {
  const words = useTextPart(approvalText);
  return (
    <p className="phrase text-ink-2 wrap-anywhere">
      {words.ships}: <code>{shipName(ship) ?? words.templates}</code>. {words.riskLater}
    </p>
  );
}

function shipName(ship: DeployRun["ship"]): string | undefined {
  switch (ship.kind) {
    case "repository":
      return `${ship.repositoryUrl} ${ship.revision}`;
    case "image":
      return ship.imageUri;
    case "adopted":
      return ship.image.from === "build"
        ? `${ship.image.projectName} ${ship.image.revision ?? ""}`.trim()
        : ship.serviceArn;
    case "templates":
      return undefined;
  }
}
