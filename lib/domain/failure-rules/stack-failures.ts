import type { FailureRules } from "./failure-rule";

/** From CloudFormation: a stack's template, its neighbours, its state; what has brought it into the state goes before that. */
export const stackFailures = {
  "rollback-skip": { sign: /Only the resources failed during UpdateRollback are allowed to be skipped/ },
  "termination-protection": { sign: /TerminationProtection is enabled/ },
  "export-in-use": {
    sign: /Export (?<export>\S+) cannot be (?:deleted|updated) as it is in use by (?<stack>[^\s.]+)/,
  },
  "export-missing": { sign: /No export named (?<export>\S+) found/ },
  "repository-not-empty": {
    sign: /repository with name '(?<repository>[^']+)' .* still contains images|RepositoryNotEmpty/,
  },
  "name-reserved": { sign: /ResourceExistenceCheck|RESOURCE_NAME_CONFLICT/ },
  "property-invalid": {
    sign: /PROPERTY_VALIDATION|extraneous key|required key .* not found|Encountered unsupported property/,
  },
  "name-exists": { sign: /already exists|EntityAlreadyExists|AlreadyExistsException/ },
  capabilities: { sign: /Requires capabilities ?: ?\[(?<capabilities>[^\]]+)\]|InsufficientCapabilities/ },
  "template-size": { sign: /length less than or equal to 51200/ },
  "stack-quota": { sign: /Limit for stack has been exceeded|LimitExceededException/ },
  "stack-role-gone": { sign: /role .* is invalid or cannot be assumed/i },
  "role-in-use": { sign: /DeleteConflict|must (?:detach|delete) (?:all )?policies first/i },
  "load-balancer-left": {
    sign: /load balancer .* (?:in use|cannot be deleted)|DependencyViolation|has a dependent object|ResourceInUse/i,
  },
  "stack-rolled-back": { sign: /in ROLLBACK_(?:COMPLETE|FAILED)/ },
  "stack-rollback-stuck": { sign: /in UPDATE_ROLLBACK_FAILED/ },
  "stack-review": { sign: /in REVIEW_IN_PROGRESS/ },
  "stack-delete-failed": { sign: /in DELETE_FAILED/ },
  "stack-half-made": { sign: /in (?:CREATE|UPDATE)_FAILED/ },
  "stack-busy": { sign: /in (?<status>\w+_IN_PROGRESS)/ },
  "change-set-moved": { sign: /InvalidChangeSetStatus|ChangeSetNotFound|OBSOLETE/ },
} as const satisfies FailureRules;
