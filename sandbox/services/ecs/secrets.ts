import { allowed } from "../../authorization";
import type { Place } from "../../place";
import { readSecret } from "./read-secret";
import type { RevisionRow, TaskRow } from "./tables";

const FAILED =
  "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:";

/** The first secret that a task's container is to have and cannot. */
export function secretProblem(place: Place, { configuration }: RevisionRow, task: TaskRow): string | undefined {
  const { secrets = [] } = configuration.primaryContainer;
  for (const { valueFrom = "" } of secrets) {
    const isSecret = valueFrom.includes(":secretsmanager:");
    const action = isSecret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters";
    if (allowed(place, configuration.executionRoleArn, action, resourceOf(place, valueFrom))) {
      const secret = readSecret(place, valueFrom);
      if ("problem" in secret) return `${FAILED} ${secret.problem}`;
      continue;
    }
    const user = configuration.executionRoleArn.replace(/:iam:(.*):role\/(?:.*\/)?/, ":sts:$1:assumed-role/");
    const store = isSecret ? "secret from asm" : "secrets from ssm";
    return `${FAILED} unable to retrieve ${store}: service call has been retried 1 time(s): AccessDeniedException: User: ${user}/${task.id} is not authorized to perform: ${action} on resource: ${valueFrom} because no identity-based policy allows the ${action} action`;
  }
  return undefined;
}

/** A secret's ARN may go on with a key and a version; a parameter may be given by its name. */
function resourceOf({ region, account }: Place, valueFrom: string): string {
  if (!valueFrom.startsWith("arn:"))
    return `arn:aws:ssm:${region}:${account}:parameter/${valueFrom.replace(/^\//, "")}`;
  return valueFrom.split(":").slice(0, 7).join(":");
}
