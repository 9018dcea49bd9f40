export const board = {
  title: "Board",
  recentRuns: "Recent runs",
  noRuns: "No deploys yet. A run appears here as soon as somebody presses Deploy.",
  run: (number: number) => `Run ${number}`,
  teardown: "Teardown",
  failedAt: (step: string) => `stopped at ${step}`,
};
