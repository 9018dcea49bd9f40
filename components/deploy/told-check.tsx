import { markOf } from "@/components/preflight/check-marks";
import type { Check } from "@/lib/domain/check";
import { isNote } from "@/lib/domain/check-reasons";
import { findingsText } from "@/lib/text/parts/findings";
import { preflightText } from "@/lib/text/parts/preflight";
import { useTextPart } from "@/lib/text/text-part";
import { BeforeLine } from "./before-line";

/** A check that is not in order, and why. */
export function ToldCheck({ check: { id, state, findings, problem } }: { check: Check }) {
  const words = useTextPart(preflightText);
  const findingWords = useTextPart(findingsText);
  const said = findings.filter((finding) => !isNote(finding));
  return (
    <BeforeLine state={markOf[state]}>
      <span className="font-medium text-ink">{words.names[id]}</span>
      <span className="sr-only">: {words.states[state]}</span>
      {said.map(({ reason, names }) => (
        <p key={reason} className="phrase wrap-anywhere">
          {findingWords[reason](names)}
        </p>
      ))}
      {problem && <p className="phrase wrap-anywhere">{problem.detail ?? words.unknownPart}</p>}
    </BeforeLine>
  );
}
