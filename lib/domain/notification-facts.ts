import type { HealthCause } from "./health";
import type { StepName } from "./run";

/** What a notification says, as it was when it happened. No values of variables or parameters, and no lines of a log. */
export interface NotificationFacts {
  runId?: string;
  runNumber?: number;
  startedBy?: string;
  /** Why somebody deployed, in their words. */
  reason?: string;
  version?: string;
  endpoint?: string;
  /** The step that failed or waits. */
  step?: StepName;
  /** The key of the words for what has failed. */
  rule?: string;
  /** AWS's words for why, or Slipway's. */
  because?: string;
  /** Whom it waits for. */
  waitsFor?: "sign-in";
  clusterName?: string;
  /** Of the health of a service: since when, why, and how often it seemed to be over. */
  since?: string;
  cause?: HealthCause;
  relapses?: number;
}
