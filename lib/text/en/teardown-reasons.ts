import type { TeardownReasonRule } from "@/lib/domain/teardown-kinds";

type ReasonWords = (names: string, detail: string) => string;

const reasons: Record<TeardownReasonRule, ReasonWords> = {
  "shared-load-balancer": (names) => `also serves ${names}`,
  "load-balancer-goes-by-itself": () => "ECS deletes it with the last service behind it",
  "role-used-elsewhere": (names) => `used by ${names}`,
  "role-not-made-for-it": () => "was there before, so it is left alone",
  "images-used-elsewhere": (names) => `used by ${names}`,
  "repository-not-made-for-it": () => "not made for this service",
  "log-group-used-elsewhere": (names) => `written to by ${names}`,
  "cluster-in-use": (names) => `also holds ${names}`,
  "service-linked-role": () => "made by AWS, free, used by all services of this kind",
  "not-made-for-it": () => "not made for this service",
  "vpc-in-use": (names) => `is in use: ${names}`,
  "vpc-not-looked-at": () => "could not be looked at completely, so it stays",
  "kept-with": (names) => `stays with ${names}`,
  "import-in-use": (names, detail) => `Its export ${detail} is imported by ${names}. Tear that down first.`,
  "termination-protection": () => "Termination protection is on. Switch it off in CloudFormation, then look again.",
  "stack-busy": (_names, detail) =>
    `CloudFormation is at work on it (${detail}). Wait until that is over, then look again.`,
  "stack-holds-shared": (names) => `It holds ${names}, which others use. Move that out of the stack first.`,
  "stack-nested": (names) => `It is part of the stack ${names}. Tear that down instead.`,
  "service-draining": () => "ECS is deleting it already. Wait until it is INACTIVE, then look again.",
  "delete-failed": (names, detail) => `An earlier deletion failed${names ? ` at ${names}` : ""}. ${detail}`,
  "held-back": (_names, detail) => `Its tag keep-until holds it back until ${detail}. Change the tag, or wait.`,
  "missing-permission": (names) => `Your AWS role lacks ${names}. The policy below gives it.`,
  "not-looked-at": (names) => `AWS did not answer about ${names || "it"}, so it is left alone. Look again.`,
  "waits-for-blocked": (names) => `It must go after ${names}, which is blocked.`,
  "import-goes-first": (names, detail) => `${detail} is imported by ${names}; that stack goes first`,
  "images-go-first": (_names, detail) =>
    detail === "1" ? "its image goes before the stack" : `its ${detail} images go before the stack`,
};

/** As the heading of a row of what is blocked. */
const reasonTitles: Partial<Record<TeardownReasonRule, string>> = {
  "import-in-use": "Export in use",
  "import-goes-first": "Export in use",
  "images-go-first": "Repository not empty",
  "termination-protection": "Protected stack",
  "stack-busy": "Stack is busy",
  "stack-holds-shared": "Shared resource",
  "stack-nested": "Nested stack",
  "service-draining": "Service is draining",
  "delete-failed": "Deletion failed",
  "held-back": "Held back",
  "missing-permission": "Missing permission",
  "not-looked-at": "Not looked at",
  "waits-for-blocked": "Waits",
};

/** Why something stays, is blocked, or was in the way. */
export const teardownReasons = { reasons, reasonTitles };
