"use client";

import Link from "next/link";
import { Mark } from "@/components/progress/mark";
import { openDialog } from "@/components/session/open-dialog";
import { MissingRole } from "@/components/session/refusal-words";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/lib/cn";
import type { Problem } from "@/lib/domain/problem-body";
import { useText } from "@/lib/text/text-provider";
import { problemDetails, problemOf, problemWords } from "./problem-words";

interface ProblemNoticeProps {
  error: Error | Problem;
  onRetry?: () => unknown;
  /** As a row at the foot of a card, where what is above stays. */
  asRow?: boolean;
}

/** No failure: what is here waits until somebody has signed in again. */
function SignedOut({ asRow }: { asRow: boolean }) {
  const { session } = useText();
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-x-2.5 gap-y-2 border-stale-line bg-stale-tint px-3.5 py-2.5",
        asRow ? "border-t" : "rounded-lg border",
      )}
    >
      <Mark state="stale" />
      <p className="phrase min-w-0 flex-[1_1_240px] text-ink-2">{session.ended}</p>
      <Button size="small" onClick={() => openDialog("renew")}>
        {session.signInHere}
      </Button>
    </div>
  );
}

/** What went wrong, in our words and then in AWS's, and what to do. */
export function ProblemNotice({ error, onRetry, asRow = false }: ProblemNoticeProps) {
  const text = useText();
  const problem = problemOf(error);
  const { title, wayOut } = problemWords(problem, text);
  const details = problem ? problemDetails(problem, text) : [];

  if (problem?.kind === "not-signed-in") return <SignedOut asRow={asRow} />;
  return (
    <div
      role="alert"
      className={cn(
        "flex flex-wrap items-start gap-x-2.5 gap-y-2 border-failed-line bg-failed-tint px-3.5 py-2.5",
        asRow ? "border-t" : "rounded-lg border",
      )}
    >
      <Mark state="failed" className="mt-0.5 size-4" />
      <div className="min-w-0 flex-[1_1_240px]">
        <p className="phrase font-[550]">{title}</p>
        <p className="phrase text-ink-2">{wayOut}</p>
        {problem?.needs && <MissingRole needs={problem.needs} />}
        {details.map((line) => (
          <p key={line} className="num wrap-anywhere text-ink-2">
            {line}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        {problem?.runId && (
          <Button asChild size="small">
            <Link href={`/runs/${problem.runId}`}>{text.problem.watchRun}</Link>
          </Button>
        )}
        {problem?.kind === "needs-sign-in" && (
          <Button size="small" onClick={() => openDialog("renew")}>
            {text.problem.signIn}
          </Button>
        )}
        {details.length > 0 && (
          <CopyButton size="small" value={() => [title, ...details].join("\n")}>
            {text.problem.copyDetails}
          </CopyButton>
        )}
        {onRetry && (
          <Button size="small" onClick={() => onRetry()}>
            {text.common.retry}
          </Button>
        )}
      </div>
    </div>
  );
}
