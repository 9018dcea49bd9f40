/** Each kind of failure that is told to a person: HTTP status, title, and the way out. `lib/text` has the words in other languages. */
export const problemKinds = {
  "invalid-input": {
    status: 400,
    title: "Something in the request is not allowed",
    wayOut: "Correct the fields named here and send it again.",
  },
  "not-signed-in": { status: 401, title: "Not signed in", wayOut: "Sign in, or send an API token." },
  "not-allowed": {
    status: 403,
    title: "Not allowed",
    wayOut: "Send it from the console's own pages, or with an API token.",
  },
  "needs-role": {
    status: 403,
    title: "This takes a role that you do not have",
    wayOut: "Ask one of those who have it, or an admin for the role.",
  },
  "too-many-requests": {
    status: 429,
    title: "Too many requests",
    wayOut: "Wait as long as it says here, then try again.",
  },
  "not-found": { status: 404, title: "Not found", wayOut: "Check the address; what it named may be gone." },
  "method-not-allowed": {
    status: 405,
    title: "This address has no such method",
    wayOut: "See /api/openapi.json for what there is.",
  },
  "run-in-progress": {
    status: 409,
    title: "Another run is under way there",
    wayOut: "Watch it, or cancel it and start yours again.",
  },
  "service-locked": {
    status: 409,
    title: "This service is locked",
    wayOut: "Unlock it on its page, or ask whoever locked it.",
  },
  "cannot-be-retried": {
    status: 409,
    title: "This run cannot be retried",
    wayOut: "Only a deploy that has failed or was cancelled can be. Start a new one.",
  },
  "cannot-roll-back": {
    status: 409,
    title: "There is nothing to go back to",
    wayOut: "Choose another version in the history of the service, or deploy one.",
  },
  "image-gone": {
    status: 409,
    title: "The image is no longer there",
    wayOut: "Choose a version whose image is still in ECR, or build the commit again.",
  },
  "run-ended": { status: 409, title: "The run has ended", wayOut: "Start a new deploy." },
  "cannot-be-stopped": {
    status: 409,
    title: "This cannot be stopped from here",
    wayOut: "Stop it where it was started, or in AWS's own console.",
  },
  "plan-outdated": {
    status: 409,
    title: "What would go is not what you have seen",
    wayOut: "Nothing was deleted. Look at the plan as it is now, and press again.",
  },
  "already-decided": {
    status: 409,
    title: "This has been decided on",
    wayOut: "See what was decided, and by whom, on the page of the run.",
  },
  "own-approval": {
    status: 403,
    title: "Nobody approves what they have asked for",
    wayOut: "Another admin of the target has to look at it.",
  },
  "key-reused": {
    status: 409,
    title: "This idempotency key belongs to another request",
    wayOut: "Use a new key for a new request.",
  },
  "too-large": {
    status: 413,
    title: "The request is too large",
    wayOut: "Send at most what the API description allows.",
  },
  "not-json": { status: 415, title: "The request is not JSON", wayOut: "Send content-type: application/json." },
  "other-target": {
    status: 404,
    title: "These credentials do not reach that target",
    wayOut: "Use the target of the AWS credentials at hand.",
  },
  "not-reached": {
    status: 422,
    title: "AWS does not let Slipway in there",
    wayOut: "Correct the fields named here, or mend the role at AWS, and save again.",
  },
  "cannot-be-paused": {
    status: 409,
    title: "This cannot be paused from here",
    wayOut:
      "Give the template a parameter MinTaskCount for the minimum of tasks, or change it where the stack is kept.",
  },
  "not-paused": {
    status: 409,
    title: "This service was not paused here",
    wayOut: "Deploy it with the number of tasks that it shall have.",
  },
  "cannot-be-removed": {
    status: 409,
    title: "This cannot be removed",
    wayOut: "Change what needs it first; it is named here.",
  },
  "beyond-own-role": {
    status: 403,
    title: "A token may do no more than whoever makes it",
    wayOut: "Choose a role and targets within your own, or ask an admin to make the token.",
  },
  "needs-sign-in": {
    status: 401,
    title: "The sign-in to AWS has ended",
    wayOut: "Sign in again. Deploys that wait for it go on by themselves.",
  },
  "aws-denied": {
    status: 403,
    title: "AWS refused the call",
    wayOut: "Give the role that Slipway uses the missing permission.",
  },
  "aws-credentials": {
    status: 503,
    title: "The AWS credentials are missing or have expired",
    wayOut: "Sign in to AWS again where Slipway runs, then retry.",
  },
  "aws-throttled": { status: 503, title: "AWS is throttling", wayOut: "Wait a few seconds and try again." },
  "aws-unavailable": {
    status: 502,
    title: "AWS could not answer",
    wayOut: "Nothing was changed by this call as far as AWS says. Try again in a minute.",
  },
  "aws-rejected": {
    status: 422,
    title: "AWS did not accept the request",
    wayOut: "Read AWS's own words and correct what they name.",
  },
  "store-unavailable": {
    status: 503,
    title: "Slipway's database does not answer",
    wayOut: "Wait a few seconds and try again. Deploys under way go on when it is back.",
  },
  internal: {
    status: 500,
    title: "Slipway made a mistake",
    wayOut: "Try again; if it stays, report it with the request id.",
  },
} as const satisfies Record<string, { status: number; title: string; wayOut: string }>;

export type ProblemKind = keyof typeof problemKinds;
