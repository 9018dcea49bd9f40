import type { CheckEvidence } from "@/lib/domain/check-evidence";
import type { FoundWords, Written } from "@/lib/text/preflight-words";

/** The sentence about what a check has seen. */
export function foundWords(found: FoundWords, evidence: CheckEvidence, written: Written): string {
  // Each id has the words of its own evidence, which TypeScript cannot follow through the index.
  const words = found[evidence.id] as (evidence: CheckEvidence, written: Written) => string;
  return words(evidence, written);
}
