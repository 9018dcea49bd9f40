import type { HealthCause } from "@/lib/domain/health";
import type { NotificationEventName } from "@/lib/domain/notification-event";

interface About {
  /** The service, else the target. */
  of: string;
  runNumber?: number;
  relapses?: number;
}

const deploy = ({ runNumber }: About) => (runNumber === undefined ? "Deploy" : `Deploy ${runNumber}`);
const again = ({ relapses = 0 }: About) => (relapses > 0 ? " again" : "");

const titles: Record<NotificationEventName, (about: About) => string> = {
  "deploy-failed": (about) => `${deploy(about)} of ${about.of} failed`,
  "deploy-rolled-back": (about) => `${deploy(about)} of ${about.of} failed and was rolled back`,
  "deploy-waits": (about) => `${deploy(about)} of ${about.of} waits for somebody`,
  "deploy-recovered": (about) => `${deploy(about)} of ${about.of} succeeded, after one that had failed`,
  "deploy-succeeded": (about) => `${deploy(about)} of ${about.of} succeeded`,
  "deploy-cancelled": (about) => `${deploy(about)} of ${about.of} was cancelled`,
  "deploy-started": (about) => `${deploy(about)} of ${about.of} has begun`,
  "teardown-waits": (about) => `The teardown of ${about.of} waits for somebody`,
  "teardown-done": (about) => `The teardown of ${about.of} is done: nothing is left`,
  "teardown-leftovers": (about) => `The teardown of ${about.of} is done, and something is left over`,
  "teardown-failed": (about) => `The teardown of ${about.of} did not get to its end`,
  "service-failed": (about) => `${about.of} does not serve${again(about)}`,
  "service-degraded": (about) => `${about.of} serves badly${again(about)}`,
  "cost-jump": (about) => `${about.of} costs far more than in the week before`,
  "service-recovered": (about) => `${about.of} serves well again`,
  "service-ends": (about) => `${about.of} ends within a day, unless somebody puts it off`,
  "service-ended": (about) => `The time of ${about.of} is over, and its teardown waits for somebody`,
};

const because = (reason?: string) => (reason ? ` (${reason})` : "");

export const notificationMessage = {
  titles,
  testTitle: "Slipway reaches this channel",
  testWords: "This is the test message that somebody asked for in the settings. Nothing has happened.",
  labels: {
    where: "Where",
    service: "Service",
    by: "By",
    reason: "Reason",
    version: "Version",
    step: "Step",
    why: "Why",
    said: "In full",
    since: "Since",
    cost: "Estimate",
    waitsFor: "Waits for",
    endpoint: "Address",
  },
  waitsFor: {
    "sign-in": "somebody who may deploy there to sign in; it goes on by itself then",
    approval: "an admin who approves it or refuses it",
    confirmation: "somebody who has looked at the preview to let it go on, or to abandon it",
  },
  causeOf(cause: HealthCause): string {
    switch (cause.kind) {
      case "no-tasks":
        return `No task runs, ${cause.desired} should${because(cause.reason)}.`;
      case "tasks-missing":
        return `${cause.running} of ${cause.desired} tasks run${because(cause.reason)}.`;
      case "failing-targets":
        return `${cause.healthy} of ${cause.total} tasks are healthy to the load balancer${because(cause.reason)}.`;
      case "probe":
        return cause.statusCode
          ? `The health check path answers ${cause.statusCode}.`
          : `The health check path does not answer${because(cause.reason)}.`;
      case "alarm":
        return `An alarm is on: ${cause.names.join(", ")}.`;
      case "rolled-back":
        return `The last rollout was taken back${because(cause.reason)}.`;
    }
  },
  cost: (hourly: string, before: string) => `${hourly} an hour, ${before} before`,
  prod: "PROD",
  openRun: "Open the run",
  openService: "Open the service",
  openSettings: "Open the settings",
  footer: "Sent by Slipway",
};

export type NotificationMessageText = typeof notificationMessage;
