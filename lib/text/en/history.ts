import type { HistoryCause } from "@/lib/domain/history";
import type { RollbackRefusal } from "@/lib/domain/rollback-choice";
import type { ShipChange } from "@/lib/domain/ship-change";

const causes: Record<HistoryCause, string> = {
  ui: "page",
  api: "API",
  rollback: "rollback",
  retry: "retry",
  promotion: "promotion",
  "end-date": "end date",
  elsewhere: "elsewhere",
};

const groups: Record<ShipChange["group"], string> = {
  source: "Source",
  settings: "Settings",
  environment: "Environment",
  parameters: "Parameters",
  template: "Templates",
};

const kinds: Record<ShipChange["kind"], string> = { added: "added", removed: "removed", changed: "changed" };

/** Those that the deploy form names; others stand as they are in the API. */
const settings: Record<string, string> = {
  containerPort: "Port",
  healthCheckPath: "Health check path",
  cpu: "CPU",
  memory: "Memory (MiB)",
  minTasks: "Tasks at the least",
  maxTasks: "Tasks at the most",
  command: "Command",
  taskRoleArn: "Task role",
  logGroupName: "Log group",
  repositoryUrl: "Repository",
  revision: "Revision",
  buildStack: "Template of the build stack",
  serviceStack: "Template of the service stack",
};

const refusals: Record<RollbackRefusal, string> = {
  "nothing-before": "There is no earlier version that was well.",
  "never-healthy": "This version was never well, so there is nothing to go back to in it.",
  "serves-already": "This version serves already, with these settings.",
  "image-gone": "The image of this version is no longer in ECR: a lifecycle rule or somebody has deleted it.",
  "image-in-template":
    "The template of this version takes no image by a parameter, or the service names it by a tag alone: an earlier one cannot be asked for.",
};

export const history = {
  name: "History",
  titleOf: (service: string) => `History of ${service}`,
  about: "Every deploy of the service, newest first, and how long each version served.",
  filters: "Filters",
  search: "Search: who, why, commit, digest",
  result: "Result",
  cause: "Started by",
  any: "any",
  clear: "Show all",
  columns: {
    select: "",
    result: "Result",
    version: "Version",
    cause: "From",
    who: "Who and why",
    started: "Started",
    took: "Took",
    active: "Active for",
    actions: "",
  },
  causes,
  results: { succeeded: "Succeeded", failed: "Failed", cancelled: "Cancelled" },
  run: (number: number) => `Run ${number}`,
  seenServing: "Seen by ECS",
  unknownVersion: "unknown",
  unknownWho: "not known",
  deployed: "Deployed",
  notDeployed: "Not deployed",
  healthy: "Healthy",
  notHealthy: "Not healthy",
  takenBack: "ECS took it back",
  failedAt: (step: string) => `at ${step.toLowerCase()}`,
  backTo: "back to an earlier run",
  retryOf: "of an earlier run",
  serving: (time: string) => `${time}, serves now`,
  atMost: (time: string) => `≤ ${time}`,
  uncertain: "Slipway did not look all the time: something else may have served in between.",
  neverServed: "did not serve",
  select: (what: string) => `Select ${what} to compare`,
  compare: "Compare the two",
  selectTwo: (count: number): string => (count === 1 ? "Select one more to compare." : "Select two to compare."),
  unselect: "Unselect",
  empty: "This service has not been deployed yet.",
  noneMatch: "No deploy matches the filters.",
  more: "Show older",
  loadingMore: "Reading…",
  comparison: {
    title: "Comparison",
    before: "Before",
    after: "After",
    image: "Image",
    sameImage: "the same image",
    commits: "Commits",
    between: (from: string, to: string) => `${from} to ${to}`,
    openCommits: "See the commits between",
    setting: "What",
    was: "Was",
    is: "Is",
    nothing: "Settings, variables and parameters are the same.",
    hidden: "hidden",
    hiddenAbout: "Values are for those who may deploy here.",
    none: "none",
    empty: "empty",
    close: "Close the comparison",
    groups,
    kinds,
    settings,
  },
  promotion: {
    title: "What runs in other targets",
    runsIn: (alias: string, region: string) => `What runs in ${alias}, ${region}`,
    refused: "The policy of its repository does not let this account pull. Its owner has to add this statement:",
    unknown:
      "Whether this account may pull from its repository could not be read. If ECS is refused, its policy lacks this statement:",
    copyPolicy: "Copy policy",
  },
  rollback: {
    name: "Roll back",
    titleOf: (service: string) => `Roll back ${service}`,
    see: "What comes back",
    now: "Serves now",
    back: "Comes back",
    since: (time: string) => `since ${time}`,
    elsewhere: "deployed outside Slipway",
    undone: "What is undone",
    undoneNone: "No deploy came after it.",
    settings: "Settings that change back",
    settingsUnknown:
      "It is not known with which settings the service runs now; it gets those of the run that comes back.",
    stays: "What is not undone",
    staysList: [
      "Data: what the newer version has written to databases, buckets and queues stays as it is.",
      "Migrations: a schema that the newer version has changed is not changed back. See that the older version can work with it.",
      "Values kept elsewhere: parameters and secrets are read as they are now, not as they were.",
      "Other stacks and services: only this service goes back.",
    ],
    cli: "Do this from the CLI",
    after:
      "Afterwards the service is locked, so that nobody ships the newer version again by habit. Unlocking is one click.",
    imageThere: "The image is in ECR. Nothing is built.",
    imageUnknown:
      "ECR could not be asked whether the image is still there. The run will see, before it changes anything.",
    refusals,
    type: "Type to confirm",
    typeWrong: "This is not what has to be typed.",
    reason: "Reason",
    reasonHint: "It stands in the lock, for the others.",
    reasonMissing: "A protected target asks for a reason.",
    protectedAbout: "This target is protected: another admin has to approve it before anything changes.",
    toHistory: "Choose another version in the history",
  },
};

export type HistoryText = typeof history;
