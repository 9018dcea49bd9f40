/** How one failure is known, by AWS's own words for it. */
export interface FailureRule {
  /** Its named groups are what the sentence about it names. */
  sign: RegExp;
  /** The words may stand in a line of the log alone: what a command or a container printed. */
  isInLog?: true;
}

export type FailureRules = Record<string, FailureRule>;
