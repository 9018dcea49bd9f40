"use client";

import Link from "next/link";
import { lazy, Suspense } from "react";
import { Mark } from "@/components/progress/mark";
import { openDialog } from "@/components/session/open-dialog";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/lib/cn";
import type { Problem, ToldProblem } from "@/lib/domain/problem-body";
import { problemKindsText } from "@/lib/text/parts/problem-kinds";
import { ruleText } from "@/lib/text/parts/rule";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { problemDetails, problemOf, refusalsOf } from "./problem-words";

const MissingRole = lazy(() =>
  import("@/components/session/refusal-words").then((module) => ({ default: module.MissingRole })),
);

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

/** What went wrong, in our words and then in AWS's, and what to do. That the console does not answer is told without asking it for words. */
export function ProblemNotice(props: ProblemNoticeProps) {
  const { unreachable } = useText().problem;
  const problem = problemOf(props.error);
  if (!problem) return <Notice {...props} problem={problem} words={unreachable} />;
  if (problem.kind === "not-signed-in") return <SignedOut asRow={props.asRow ?? false} />;
  return (
    <Suspense>
      {problem.fields?.length ? (
        <NoticeOfFields {...props} problem={problem} />
      ) : (
        <NoticeOfKind {...props} problem={problem} />
      )}
    </Suspense>
  );
}

type Told = ProblemNoticeProps & { problem: ToldProblem; refusals?: readonly string[] };

function NoticeOfFields({ problem, ...props }: Told) {
  const rules = useTextPart(ruleText);
  return <NoticeOfKind {...props} problem={problem} refusals={refusalsOf(problem, rules)} />;
}

function NoticeOfKind(props: Told) {
  const kinds = useTextPart(problemKindsText);
  return <Notice {...props} words={kinds[props.problem.kind]} />;
}

interface NoticeProps extends Omit<ProblemNoticeProps, "error"> {
  problem: ToldProblem | undefined;
  words: { title: string; wayOut: string };
  refusals?: readonly string[];
}

function Notice({ problem, words: { title, wayOut }, refusals, onRetry, asRow = false }: NoticeProps) {
  const text = useText();
  const details = problem ? problemDetails(problem, text, refusals) : [];

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
        <Suspense>{problem?.needs && <MissingRole needs={problem.needs} />}</Suspense>
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
