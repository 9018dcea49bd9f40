import type { Decision, ItemState } from "@/lib/domain/teardown-progress";

const states: Record<ItemState["progress"], string> = {
  waiting: "Waiting",
  deleting: "Deleting",
  gone: "Gone",
  skipped: "Left alone",
  failed: "Needs a person",
};

const decisions: Record<Decision, (count: number) => string> = {
  retry: () => "Try again",
  retain: (count) => (count === 1 ? "Retain it and continue" : `Retain these ${count} and continue`),
  force: () => "Force the deletion",
};

/** The run of a teardown, and its receipt. */
export const teardownRun = {
  items: "Resources",
  goneOf: (gone: number, all: number) => `${gone} of ${all} gone`,
  states,
  notReached: "Not reached",
  announced: (gone: number, all: number, failed: number) =>
    `${gone} of ${all} resources are gone${failed > 0 ? `, ${failed} ${failed === 1 ? "needs" : "need"} a person` : ""}.`,
  stop: "Stop teardown",
  stopTitle: (of: string) => `Stop the teardown of ${of}?`,
  stopAbout: "What is being deleted now is finished, and no more is started. What is gone stays gone.",
  stopYes: "Stop teardown",
  stopNo: "Let it go on",
  stopping: "Stopping…",
  failed: {
    title: (kind: string, name: string) => `${kind} ${name} could not be deleted`,
    asks: "The teardown waits for your decision. What does not depend on it goes on.",
    blocks: "In the way",
    why: "Why",
    toDo: "What to do",
    decisions,
    about: {
      retry: "After you have removed what is in the way: AWS is asked to delete it once more.",
      retain: "The stack goes, and what it could not delete stays in your account. It will be in the receipt.",
      force: "CloudFormation deletes the stack whatever fails. It leaves what it could not delete without a stack:",
    } satisfies Record<Decision, string>,
    deciding: "Sending…",
  },
  receipt: {
    title: "Receipt",
    nothingLeft: "Looked again: all that was to go is gone",
    leftovers: "Looked again: something is still there",
    stoppedEarly: "It was stopped before its end; what was not begun is still there.",
    gone: "Verified gone",
    left: "Should be gone, and is not",
    kept: "Stayed, as the plan said",
    costStops: "Cost that stopped",
    costRemains: "Cost that remains",
    perMonth: "per month, estimate",
    by: "By",
    approvedBy: "Approved by",
    reason: "Reason",
    swept: "Looked at",
    none: "none",
    json: "JSON",
    markdown: "Markdown",
    toLeftovers: "See the leftovers",
    checkedBy: "Read from AWS, not from notes.",
  },
  /** By the rules of the run; the message has AWS's words or names. */
  rules: {
    "delete-failed": (message: string) => message,
    "images-kept": (message: string) => `Images that ECR did not delete: ${message}`,
    "pushed-since": (message: string) => `Pushed after the plan, so left alone. ${message}`,
    "not-deleted": () => "Nothing that Slipway deletes.",
    "waits-for": (names: string) => `waits for ${names}, which is still there`,
    stopped: () => "not begun: the teardown was stopped",
    "not-begun": () => "not begun: the teardown ended before",
    "ecs-left-it": (names: string) => `ECS has left ${names}`,
    "revisions-kept": (message: string) => message,
    retained: (names: string) => `retained by decision: ${names}`,
    "still-there": (names: string) => `AWS still has ${names}`,
    kept: () => "",
  } as Partial<Record<string, (message: string) => string>>,
};
