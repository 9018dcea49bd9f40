import type { RecoveryWay } from "@/lib/domain/stack-recovery";

interface WayWords {
  label: string;
  /** What it does, before it is done. */
  about: (stack: string) => string;
}

const ways: Record<RecoveryWay, WayWords> = {
  delete: {
    label: "Delete the stack and retry",
    about: (stack) =>
      `CloudFormation deletes ${stack} with everything that is still in it. Then the deploy makes it anew, with the image that is built already.`,
  },
  "delete-retaining": {
    label: "Delete all but what is in the way",
    about: (stack) =>
      `CloudFormation deletes ${stack} and leaves the resources named here: they stay in the account, cost what they cost, and belong to no stack any more. Then the deploy makes the stack anew.`,
  },
  "force-delete": {
    label: "Force the deletion",
    about: (stack) =>
      `CloudFormation deletes ${stack} whatever happens; what it cannot delete stays in the account and belongs to no stack any more. Then the deploy makes the stack anew.`,
  },
  "continue-rollback": {
    label: "Continue the rollback and retry",
    about: (stack) =>
      `CloudFormation tries once more to bring ${stack} back to what it was before the update. Mend what it names first, or it will stop at the same place. Then the deploy goes on.`,
  },
  "continue-rollback-skipping": {
    label: "Continue, and skip what failed",
    about: (stack) =>
      `CloudFormation brings ${stack} back and leaves the resources named here as they are: what the template says of them is then not what they are. Then the deploy goes on.`,
  },
};

export const during = {
  left: (from: string, to: string) => `${from} to ${to} left`,
  leftAtMost: (to: string) => `at most ${to} left`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  longer: "longer than usual",
  measured: (samples: number) => `half to nine tenths of the last ${samples} deploys that succeeded`,
  stuck: {
    late: "This takes more than twice as long as nearly all before.",
    silent: "Nothing new for five minutes.",
  },
  waitsFor: "It waits for:",
  waitsForAws: "It waits for AWS to answer.",
  queuedBehind: (number: number, of: string, by: string) => `Waits for run ${number} of ${of}, started by ${by}.`,
  watchIt: "Watch it",
  retry: "Retry",
  retryImage: "Retry with the image",
  retryBuild: "Retry from the build",
  retryAbout:
    "The same inputs once more. What was proven is not done again: an image that is in ECR is not built anew.",
  retrying: "Starting…",
  retryOf: "Tries again what ended here",
  waysOut: "Ways out",
  waysOutAbout: (stack: string, status: string) => `Stack ${stack} is in ${status}.`,
  ways,
  inTheWay: "In the way",
  goOn: "Do it",
  cancel: "Back",
};

export type DuringText = typeof during;
