import type { CheckEvidence, EvidenceOf } from "@/lib/domain/check-evidence";

/** Numbers, money and times, as the language of the words has them. */
export interface Written {
  count(value: number): string;
  hourly(usd: number): string;
  monthly(usd: number): string;
  dateTime(at: string): string;
}

/** What each check has seen, in a sentence. */
export type FoundWords = {
  [Id in CheckEvidence["id"]]: (evidence: EvidenceOf<Id>, written: Written) => string;
};
