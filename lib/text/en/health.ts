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

/** What the history of a service's health is told in. */
export const health = {
  states: { ok: "healthy", degraded: "degraded", failed: "failed", none: "no data" },
  causes,
  noVersion: "not known",
  uptime: (percent: string) => `${percent} in 30 days`,
  feed: {
    title: (service: string) => `${service}: incidents and deploys`,
    incident: {
      failed: (service: string) => `${service} failed`,
      degraded: (service: string) => `${service} was degraded`,
    },
    lasts: "It goes on.",
    ended: (minutes: number) => `Over after ${minutes} min.`,
    deploy: {
      waiting: (service: string) => `Deploy of ${service} is waiting`,
      running: (service: string) => `Deploy of ${service} is under way`,
      succeeded: (service: string) => `${service} was deployed`,
      failed: (service: string) => `Deploy of ${service} failed`,
      cancelled: (service: string) => `Deploy of ${service} was cancelled`,
    },
    run: (number: number, by: string, version?: string) => `Run ${number} by ${by}${version ? `: ${version}` : ""}.`,
    elsewhere: (version?: string) => `Deployed outside of Slipway${version ? `: ${version}` : ""}.`,
  },
};
export type HealthText = typeof health;
