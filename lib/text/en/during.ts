export const during = {
  left: (from: string, to: string) => `${from} to ${to} left`,
  leftAtMost: (to: string) => `at most ${to} left`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  longer: "longer than usual",
  measured: (samples: number) => `half to nine tenths of the last ${samples} deploys that succeeded`,
  stuck: {
    late: "This takes more than twice as long as nearly all before.",
    silent: "Nothing new for five minutes.",
  },
  waitsFor: "It waits for:",
  waitsForAws: "It waits for AWS to answer.",
  queuedBehind: (number: number, of: string, by: string) => `Waits for run ${number} of ${of}, started by ${by}.`,
  waitsForSignIn: (step: string) => `${step} waits for a sign-in.`,
  waitsForSignInAbout: (name: string) =>
    `The AWS sign-in that this run works with has ended. It goes on by itself when ${name}, or another deployer of this target, signs in.`,
  watchIt: "Watch it",
  retry: "Retry",
  retryImage: "Retry with the image",
  retryBuild: "Retry from the build",
  retryAbout:
    "The same inputs once more. What was proven is not done again: an image that is in ECR is not built anew.",
  retrying: "Starting…",
  retryOf: "Tries again what ended here",
};

export type DuringText = typeof during;
