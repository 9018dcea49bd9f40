import type { CauseWords } from "@/lib/text/cause-words";

export const accountCauses = {
  "pass-role": {
    why: "Whoever deploys may not hand a role to AWS: iam:PassRole is missing[ for {role}].",
    toDo: ["Give the deploy role iam:PassRole for the roles of the service, and deploy again."],
  },
  "role-trust": {
    why: "AWS could not assume the role. A role that was made seconds ago is not known everywhere yet; an older one may not trust the service.",
    toDo: [
      "Deploy again: a new role is known after a few minutes.",
      "If it stays, check the trust policy of the role that is named here.",
    ],
  },
  "credentials-expired": {
    why: "The AWS credentials have expired.",
    toDo: ["Sign in again, then deploy again."],
  },
  "credentials-invalid": {
    why: "AWS does not know the credentials that Slipway was given.",
    toDo: ["Check where Slipway gets its credentials from, then deploy again."],
  },
  "clock-skew": {
    why: "The clock of the machine that Slipway runs on is off by more than five minutes, so AWS refuses its signatures.",
    toDo: ["Set the clock (NTP), then deploy again."],
  },
  denied: {
    why: "The role that is named here lacks a permission[: {action}].",
    toDo: ["Give the role the action that AWS names and deploy again."],
  },
  throttled: {
    why: "AWS limits how often this account may call it, and others are calling too.",
    toDo: ["Wait a minute and deploy again."],
  },
  "aws-away": {
    why: "AWS had a failure of its own.",
    toDo: ["Look at the AWS Health Dashboard, and deploy again when it is over."],
  },
} satisfies CauseWords;
