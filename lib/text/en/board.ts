export const board = {
  title: "Board",
  allWell: (count: number) => (count === 1 ? "The one service is healthy." : `All ${count} services are healthy.`),
  attention: (needing: number, deploying: number, all: number) => {
    const parts = [
      needing > 0 && `${needing === 1 ? "1 service needs" : `${needing} services need`} a person`,
      deploying > 0 && `${deploying} ${deploying === 1 ? "is" : "are"} deploying`,
    ];
    const order = all > 1 ? " Sorted by what needs attention." : "";
    return `${parts.filter(Boolean).join(", ")}.${order}`;
  },
  firstUnderWay: "The first service is on its way.",
  nothingYet: "Nothing runs here yet.",
  looking: "Looking at what runs…",
  unknown: "What runs could not be read.",
  filter: "Filter by service, version, person",
  filterBy: "Filter by state",
  all: "All",
  noneMatch: "No service matches the filter.",
  clearFilter: "Show all",
  services: (count: number) => (count === 1 ? "1 service" : `${count} services`),
  columns: {
    state: "State",
    service: "Service",
    version: "Version, age",
    deployedBy: "Deployed by",
    tasks: "Tasks",
    targets: "Targets",
    endpoint: "Endpoint",
  },
  startedOutside: "started outside",
  deployOf: (serviceName: string) => `Deploy ${serviceName}`,
  openEndpoint: (serviceName: string) => `Open ${serviceName}`,
  watchRun: (number: number) => `Watch run ${number}`,
  stale: (reason: string) => `${reason}. The last good answer is shown.`,
  underWay: "Under way",
  stepOf: (done: number, total: number) => `step ${done} of ${total}`,
  progressOf: (serviceName: string) => `Progress of ${serviceName}`,
  recentRuns: "Recent runs",
  noRuns: "No deploys yet. A run appears here as soon as somebody presses Deploy.",
  run: (number: number) => `Run ${number}`,
  failedAt: (step: string) => `stopped at ${step}`,
  empty: {
    title: (account: string, region: string) => `No services in ${account} · ${region} yet`,
    what: "A service is one app that ECS Express Mode keeps running behind an HTTPS URL.",
    preflight: "Run preflight",
  },
};
