"use client";

import { lazy, Suspense } from "react";
import { ProblemError } from "@/lib/domain/problem";
import type { Problem, ToldProblem } from "@/lib/domain/problem-body";
import { useText } from "@/lib/text/text-provider";
import { NoticeFrame, type NoticeFrameProps } from "./notice-frame";

/** Fetched with the first problem that there is; where it cannot be, the console does not answer. */
const ToldNotice = lazy(() =>
  import("./told-notice").then(
    (module) => ({ default: module.ToldNotice }),
    () => ({ default: Unreachable }),
  ),
);

interface ProblemNoticeProps extends Pick<NoticeFrameProps, "onRetry" | "asRow"> {
  error: Error | Problem;
}

/** What went wrong and what to do. That the console does not answer is told without asking it for anything. */
export function ProblemNotice({ error, ...props }: ProblemNoticeProps) {
  const problem = problemOf(error);
  if (!problem) return <Unreachable {...props} />;
  return (
    <Suspense>
      <ToldNotice {...props} problem={problem} />
    </Suspense>
  );
}

function Unreachable({ onRetry, asRow }: Pick<NoticeFrameProps, "onRetry" | "asRow">) {
  const { problem } = useText();
  return <NoticeFrame words={problem.unreachable} onRetry={onRetry} asRow={asRow} />;
}

/** Undefined where the console did not answer at all. */
function problemOf(error: Error | Problem): ToldProblem | undefined {
  if (error instanceof ProblemError) return error.told();
  return error instanceof Error ? undefined : error;
}
