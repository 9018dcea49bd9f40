import Link from "next/link";
import { Suspense } from "react";
import { Mark } from "@/components/progress/mark";
import { openDialog } from "@/components/session/open-dialog";
import { MissingRole } from "@/components/session/refusal-words";
import { SignInHere } from "@/components/session/sign-in-here";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { cn } from "@/lib/cn";
import type { ToldProblem } from "@/lib/domain/problem-body";
import { problemKindsText } from "@/lib/text/parts/problem-kinds";
import { ruleText } from "@/lib/text/parts/rule";
import { signInAgainText } from "@/lib/text/parts/sign-in-again";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { NoticeFrame, type NoticeFrameProps } from "./notice-frame";
import { problemDetails, refusalsOf } from "./problem-words";

interface ToldNoticeProps extends Pick<NoticeFrameProps, "onRetry" | "asRow"> {
  problem: ToldProblem;
}

/** What the console has answered: in our words, and then in AWS's. */
export function ToldNotice({ problem, ...props }: ToldNoticeProps) {
  if (problem.kind === "not-signed-in") return <SignedOut asRow={props.asRow ?? false} />;
  return problem.fields?.length ? (
    <NoticeOfFields {...props} problem={problem} />
  ) : (
    <NoticeOfKind {...props} problem={problem} />
  );
}

/** No failure: what is here waits until somebody has signed in again. */
function SignedOut({ asRow }: { asRow: boolean }) {
  const words = useTextPart(signInAgainText);
  return (
    <div
      className={cn(
        "flex flex-wrap items-center gap-x-2.5 gap-y-2 border-stale-line bg-stale-tint px-3.5 py-2.5",
        asRow ? "border-t" : "rounded-lg border",
      )}
    >
      <Mark state="stale" />
      <p className="phrase min-w-0 flex-[1_1_240px] text-ink-2">{words.ended}</p>
      <SignInHere />
    </div>
  );
}

function NoticeOfFields({ problem, ...props }: ToldNoticeProps) {
  const rules = useTextPart(ruleText);
  return <NoticeOfKind {...props} problem={problem} refusals={refusalsOf(problem, rules)} />;
}

function NoticeOfKind({ problem, refusals, ...props }: ToldNoticeProps & { refusals?: readonly string[] }) {
  const text = useText();
  const words = useTextPart(problemKindsText)[problem.kind];
  const details = problemDetails(problem, text, refusals);

  return (
    <NoticeFrame
      {...props}
      words={words}
      details={
        <>
          <Suspense>{problem.needs && <MissingRole needs={problem.needs} />}</Suspense>
          {details.map((line) => (
            <p key={line} className="num wrap-anywhere text-ink-2">
              {line}
            </p>
          ))}
        </>
      }
      buttons={
        <>
          {problem.runId && (
            <Button asChild size="small">
              <Link href={`/runs/${problem.runId}`}>{text.problem.watchRun}</Link>
            </Button>
          )}
          {problem.kind === "needs-sign-in" && (
            <Button size="small" onClick={() => openDialog("renew")}>
              {text.problem.signIn}
            </Button>
          )}
          {details.length > 0 && (
            <CopyButton size="small" value={() => [words.title, ...details].join("\n")}>
              {text.problem.copyDetails}
            </CopyButton>
          )}
        </>
      }
    />
  );
}
