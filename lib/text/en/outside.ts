import type { OutsideWork } from "@/lib/domain/outside-work";

const kinds: Record<OutsideWork["kind"], string> = { build: "Build", stack: "Stack", rollout: "Rollout" };

export const outside = {
  title: "Started outside",
  about: "Not by a press of Deploy here. What runs, and what ended within a day.",
  kinds,
  byNobody: "AWS does not tell who",
  ended: (ago: string) => `ended ${ago}`,
  since: (ago: string) => `since ${ago}`,
  waits: (stack: string) =>
    `Somebody else is updating the stack ${stack}. This deploy goes on by itself when that has ended, or at once when it is cancelled.`,
  cancel: "Cancel update",
  cancelTitle: (stack: string) => `Cancel the update of ${stack}?`,
  cancelAbout:
    "Somebody else has started it, not Slipway. CloudFormation takes back what it has changed so far, and ECS goes back to what served before. Whoever started it sees it fail.",
  cancelBusy: "Cancelling…",
  cancelNo: "Let it go on",
};

export type OutsideText = typeof outside;
