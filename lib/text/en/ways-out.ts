import type { LeftCost } from "@/lib/domain/left-cost";
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

/** How a stack that is stuck gets out of it. */
export const waysOut = {
  about: (stack: string, status: string) => `Stack ${stack} is in ${status}.`,
  ways,
  inTheWay: "In the way",
  goOn: "Do it",
  cancel: "Back",
  starting: "Starting…",
  left: {
    title: (count: number) =>
      count === 1 ? "1 resource was left in the account" : `${count} resources were left in the account`,
    about: "They belong to no stack any more. Delete them by hand once nobody needs them.",
    costs: {
      nothing: "Costs nothing.",
      stored: "What is stored in it is billed for as long as it stays.",
      running: "Is billed for as long as it stays.",
      unknown: "May be billed for as long as it stays: see its price at AWS.",
    } satisfies Record<LeftCost, string>,
  },
};

export type WaysOutText = typeof waysOut;
