import type { RunComparison } from "@/lib/domain/history";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** The commits between two versions, where their host can show them. */
export function CommitsLink({ commits: { from, to, url } }: { commits: NonNullable<RunComparison["commits"]> }) {
  const { common } = useText();
  const words = useTextPart(historyText).comparison;
  return (
    <>
      <code>{words.between(from.slice(0, 7), to.slice(0, 7))}</code>{" "}
      {url && (
        <a href={url} target="_blank" rel="noopener noreferrer" className="link">
          {words.openCommits}
          <span className="sr-only"> ({common.opensElsewhere})</span>
        </a>
      )}
    </>
  );
}
