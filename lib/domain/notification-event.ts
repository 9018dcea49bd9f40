/** What can be told. The names are those of the signed webhook too, so they stay. */
export const notificationEvents = [
  "deploy-failed",
  "deploy-rolled-back",
  "deploy-waits",
  "deploy-recovered",
  "deploy-succeeded",
  "deploy-cancelled",
  "deploy-started",
  "teardown-waits",
  "teardown-done",
  "teardown-leftovers",
  "teardown-failed",
  "service-failed",
  "service-degraded",
  "service-recovered",
  "service-ends",
  "service-ended",
  "cost-jump",
] as const;
export type NotificationEventName = (typeof notificationEvents)[number];

/** Of a new channel: what somebody has to act on, and its good end. */
export const usualEvents: readonly NotificationEventName[] = [
  "deploy-failed",
  "deploy-rolled-back",
  "deploy-waits",
  "deploy-recovered",
  "teardown-waits",
  "teardown-done",
  "teardown-leftovers",
  "teardown-failed",
  "service-failed",
  "service-recovered",
  "service-ends",
  "service-ended",
  "cost-jump",
];

export type NotificationTone = "bad" | "waiting" | "good" | "neutral";

export const toneOf: Record<NotificationEventName, NotificationTone> = {
  "deploy-failed": "bad",
  "deploy-rolled-back": "bad",
  "deploy-waits": "waiting",
  "deploy-recovered": "good",
  "deploy-succeeded": "good",
  "deploy-cancelled": "neutral",
  "deploy-started": "neutral",
  "teardown-waits": "waiting",
  "teardown-done": "good",
  "teardown-leftovers": "waiting",
  "teardown-failed": "bad",
  "service-failed": "bad",
  "service-degraded": "waiting",
  "service-recovered": "good",
  "service-ends": "waiting",
  "service-ended": "waiting",
  "cost-jump": "waiting",
};

interface ChannelFilter {
  events: readonly string[];
  /** Empty: all, also later ones. */
  targets: readonly string[];
  services: readonly string[];
}

/** A deploy that made good what had failed before is a recovery, and to a channel without those a success. */
export function isWanted(
  { name, target, serviceName }: { name: NotificationEventName; target: string; serviceName: string },
  { events, targets, services }: ChannelFilter,
): boolean {
  const isEvent = events.includes(name) || (name === "deploy-recovered" && events.includes("deploy-succeeded"));
  return isEvent && isAmong(target, targets) && (serviceName === "" || isAmong(serviceName, services));
}

function isAmong(value: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.includes(value);
}
