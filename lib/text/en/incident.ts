import type { HealthCause } from "@/lib/domain/health";

type Causes = { [Kind in HealthCause["kind"]]: (cause: Extract<HealthCause, { kind: Kind }>) => string };

const because = (reason?: string) => (reason ? ` ${reason}` : "");
const causes: Causes = {
  "no-tasks": ({ desired, reason }) => `None of ${desired} tasks runs.${because(reason)}`,
  "tasks-missing": ({ running, desired, reason }) => `${running} of ${desired} tasks run.${because(reason)}`,
  "failing-targets": ({ healthy, total, reason }) => `${healthy} of ${total} targets are healthy.${because(reason)}`,
  probe: ({ statusCode, reason }) =>
    statusCode === undefined
      ? `The endpoint does not answer: ${reason ?? "no reason"}.`
      : `The endpoint answers ${statusCode}.`,
  alarm: ({ names }) => `In alarm: ${names.join(", ")}.`,
  "rolled-back": ({ reason }) => `The last rollout did not succeed.${because(reason)}`,
};

/** Why a service was not well, and how long. */
export const incident = {
  causes,
  goesOn: (since: string) => `since ${since}`,
  lasted: (ago: string, took: string) => `${ago}, for ${took}`,
};

export type IncidentText = typeof incident;
