export const problem = {
  unreachable: {
    title: "The console does not answer",
    wayOut: "Check that Slipway is running and that you are online. What AWS is doing goes on without it.",
  },
  unexpected: {
    title: "This page stopped working",
    wayOut: "Try again. Nothing was changed at AWS by this.",
  },
  notFound: {
    title: "There is no such page",
    wayOut: "The address may be mistyped, or what it named is gone.",
    back: "Back to the board",
  },
  retryIn: (seconds: number) => `Possible again in ${seconds} s.`,
  request: (id: string) => `request ${id}`,
  signIn: "Sign in again",
  watchRun: "Watch that run",
  copyDetails: "Copy details",
};
