import type { WatchedPart, WatchGap } from "@/lib/domain/team-status";

const parts: Record<WatchedPart, string> = {
  services: "services",
  rollouts: "rollouts",
  targets: "load balancer targets",
  alarms: "alarms",
  builds: "builds",
  stacks: "stacks",
  traffic: "requests",
};

const causes: Record<WatchGap["cause"], (part: string) => string> = {
  throttled: (part) => `AWS throttled the look at ${part}`,
  denied: (part) => `The role that watches may not read ${part}`,
  unavailable: (part) => `AWS did not answer for ${part}`,
  "needs-sign-in": (part) => `Nobody's rights are at hand to read ${part}; the next who signs in brings theirs`,
};

/** What is not known of a target, why, and what comes next. */
export const gaps = {
  old: (age: string) => `${age} old`,
  missing: (part: string) => `${part} missing`,
  neverRead: "not read yet",
  parts,
  causes,
  actionDenied: (code: string, action: string) => `${code} for ${action}`,
  throttledAction: (action: string) => `AWS throttled ${action}`,
  sentence: (cause: string, next?: string) => (next ? `${cause}; ${next}.` : `${cause}.`),
  nextTry: (left: string) => `next try in ${left}`,
  nextTryNow: "trying now",
  lastGood: "The last good answer is shown.",
  copyPolicy: "Copy policy",
  request: (id: string) => `request ${id}`,
};

export type GapsText = typeof gaps;
