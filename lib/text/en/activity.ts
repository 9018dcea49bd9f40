import type { Action, ActivityDoor, ActivityResult } from "@/lib/domain/activity";

const actions: Record<Action, string> = {
  "sign-in": "Signed in",
  "sign-in-refused": "Was refused at sign-in",
  "sign-out": "Signed out",
  "session-renewed": "Renewed the sign-in",
  "session-revoked": "Ended a session",
  "start-run": "Started a deploy",
  "cancel-run": "Cancelled a run",
  "run-taken-over": "Took over a run",
  "run-ended": "Run ended",
  "create-default-vpc": "Created the default VPC",
  "save-target": "Saved a target",
  "remove-target": "Removed a target",
  "give-role": "Gave a role",
  "take-role": "Took a role away",
  "create-token": "Created a token",
  "revoke-token": "Revoked a token",
  "export-activity": "Exported the activity",
  "pause-service": "Paused a service",
  "resume-service": "Resumed a service",
  "save-exchange-rate": "Set an exchange rate",
};

const doors: Record<ActivityDoor, string> = { console: "console", "api-token": "API token", slipway: "Slipway itself" };

const results: Record<ActivityResult, string> = {
  intended: "Begun",
  done: "Done",
  failed: "Failed",
  refused: "Refused",
};

export const activity = {
  title: "Activity",
  about: "Who did what, newest first. Written down before it is done; nobody can change it.",
  actions,
  doors,
  results,
  search: "Search in all words",
  who: "Who",
  action: "Action",
  target: "Target",
  result: "Result",
  from: "From",
  to: "To",
  any: "any",
  filters: "Filters",
  clear: "Show all",
  columns: { at: "When", who: "Who", action: "What", where: "Where", result: "Result" },
  more: "Show older",
  loadingMore: "Reading…",
  empty: "Nothing has been written down yet.",
  noneMatch: "No record matches the filters.",
  details: (id: number) => `Record ${id}`,
  exportAs: "Export",
  csv: "CSV",
  jsonl: "JSON lines",
  detail: {
    door: "Through",
    address: "From",
    role: "Role",
    subject: "What",
    reason: "Reason",
    run: "Run",
    requests: "AWS requests",
    of: "Result of",
    record: (id: number) => `record ${id}`,
    hash: "Hash",
  },
  verify:
    "Each record carries the hash of the one before. To see that none was changed, removed or put in, run this where Slipway runs:",
};
