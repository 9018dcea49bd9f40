import type { UseQueryResult } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Mark } from "@/components/progress/mark";
import type { Gap } from "@/lib/domain/pick-list";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";

interface PickNotesProps {
  list: UseQueryResult<{ gaps: Gap[]; hasMore: boolean }>;
  nameOf: (part: string) => string;
}

/** What a list to pick from does not have: all of it, a part of it, or what is beyond its end. */
export function PickNotes({ list, nameOf }: PickNotesProps) {
  const deploy = useTextPart(deployFieldsText);
  if (list.isError) return <ProblemNotice error={list.error} onRetry={list.refetch} />;
  if (!list.data) return null;
  return (
    <>
      {list.data.gaps.map(({ part, problem }) => (
        <p key={part} className="phrase flex gap-1.5 text-xs text-ink-2">
          <Mark state="stale" className="mt-px size-3.5" />
          {deploy.notListed(
            nameOf(part),
            problem.aws ? `${problem.aws.operation}: ${problem.aws.code}` : problem.title,
          )}
        </p>
      ))}
      {list.data.hasMore && <p className="phrase text-xs text-ink-3">{deploy.hasMore}</p>}
    </>
  );
}
