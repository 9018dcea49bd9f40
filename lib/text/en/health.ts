/** What badges and feeds say of a service's health. */
export const health = {
  states: { ok: "healthy", degraded: "degraded", failed: "failed", none: "no data" },
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
