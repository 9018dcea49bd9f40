"use client";

import { ProblemNotice } from "@/components/problem/problem-notice";
import { StatusWord } from "@/components/progress/status-word";
import type { Check } from "@/lib/domain/check";
import type { ListedTarget } from "@/lib/domain/target";
import { foundText } from "@/lib/text/parts/found";
import { networkText } from "@/lib/text/parts/network";
import { preflightText } from "@/lib/text/parts/preflight";
import { setupText } from "@/lib/text/parts/setup";
import { useTextPart } from "@/lib/text/text-part";
import { checkColumns } from "./check-columns";
import { CheckFixes } from "./check-fix";
import { markOf } from "./check-marks";
import { EvidenceList } from "./evidence-list";
import { evidenceRows } from "./evidence-rows";
import { FindingList } from "./finding-list";
import { foundWords } from "./found-words";
import { useWritten } from "./use-written";

interface CheckRowProps {
  reached: ListedTarget;
  check: Check;
  onRetry: () => unknown;
}

/** State, what was looked at, what was found, and what to do about it. */
export function CheckRow({ reached, check, onRetry }: CheckRowProps) {
  const preflight = useTextPart(preflightText);
  const found = useTextPart(foundText);
  const setup = useTextPart(setupText);
  const network = useTextPart(networkText);
  const written = useWritten();
  const { id, state, evidence, findings, fix, problem } = check;
  return (
    <li id={id} className={checkColumns}>
      <span className="max-desk:order-2 max-desk:justify-self-end" aria-live="polite">
        {findings.some(({ reason }) => reason === "default-vpc-pending") ? (
          <StatusWord state="running" word={preflight.making} />
        ) : (
          <StatusWord state={markOf[state]} word={preflight.states[state]} />
        )}
      </span>
      <h3 className="phrase text-sm max-desk:order-1">{preflight.names[id]}</h3>
      <div className="grid min-w-0 justify-items-start gap-1.5 max-desk:order-3 max-desk:col-span-2">
        {evidence && (
          <p className="phrase wrap-anywhere text-ink-2 empty:hidden">{foundWords(found, evidence, written)}</p>
        )}
        {id === "identity" && <p className="phrase text-ink-3">{setup.from[reached.reach.by]}</p>}
        <FindingList findings={findings} />
        {evidence && <EvidenceList rows={evidenceRows(evidence, { ...written, preflight, network })} />}
        {fix && <CheckFixes fix={fix} reached={reached} />}
        {problem && (
          <>
            <p className="phrase text-ink-2">{preflight.unknownPart}</p>
            <ProblemNotice error={problem} onRetry={onRetry} />
          </>
        )}
      </div>
    </li>
  );
}
