import type { Progress } from "@/lib/domain/progress";

const titles: Record<Progress, (of: string) => string> = {
  waiting: (of) => `Building ${of}`,
  running: (of) => `Building ${of}`,
  succeeded: (of) => `Built ${of}`,
  failed: (of) => `Build of ${of} failed`,
  cancelled: (of) => `Build of ${of} was stopped`,
};

export const build = {
  pageTitle: "Build",
  titles,
  inPhase: (word: string, phase: string) => `${word}, ${phase}`,
  phaseNow: (phase: string) => `CodeBuild is in ${phase}`,
  outside: "Started outside",
  outsideAbout: "Not by a press of Deploy here: by the CLI, AWS's console, a pipeline or another tool.",
  elapsed: "elapsed",
  inAll: "in all",
  ofRun: (number: number) => `Run ${number}`,
  phases: "Phases",
  facts: "About this build",
  project: "Project",
  source: "Source",
  revision: "Asked for",
  commit: "Commit",
  startedBy: "Started by",
  startedAt: "Started",
  status: "Status in CodeBuild",
  image: "Image",
  imageLater: "Not known yet",
  imageUnknown: "The build does not tell its digest",
  service: "Service",
  serviceNone: "None that is known here",
  run: "Run",
  runNone: "None: it was started outside",
  list: {
    title: "Builds",
    about: "The newest hundred of CodeBuild in this account and Region, whoever started them.",
    none: "CodeBuild has made no build in this account and Region yet. A deploy from a repository makes one.",
    noService: "no service known here",
  },
  noLog: "There is no line: none was written, or CloudWatch keeps them no more.",
  cancel: "Cancel build",
  cancelTitle: (of: string) => `Cancel the build of ${of}?`,
  cancelAbout: (by: string) =>
    `It was started by ${by}, not by Slipway. CodeBuild stops it at once; what waits for its image fails. No service is touched.`,
  somebody: "somebody",
  cancelBusy: "Cancelling…",
  cancelNo: "Let it go on",
};

export type BuildText = typeof build;
