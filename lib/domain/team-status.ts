import { z } from "zod";
import { lifecycleStages } from "./lifecycle-stage";
import { MadeBy } from "./made-by";
import { StepName } from "./run";
import { screenExtras } from "./screen-extra";
import { ServiceState } from "./service";
import { Target, targetColours } from "./target";

/** `standard`: a plain ECS service, which Slipway only looks at. */
export const ServiceMode = z.enum(["express", "standard"]);
export type ServiceMode = z.infer<typeof ServiceMode>;

/** What serves: as much of it as is known. */
export const ServiceVersion = z.object({
  /** The first twelve hex digits of the image's digest. */
  digest: z.string().optional(),
  tag: z.string().optional(),
  /** The first seven digits. */
  commit: z.string().optional(),
  /** Since when it serves. */
  since: z.iso.datetime().optional(),
});
export type ServiceVersion = z.infer<typeof ServiceVersion>;

/** A deploy under way, by Slipway or by anybody else. */
export const ServiceDeploy = z.object({
  /** Not known of a stack that somebody else has under way. */
  startedAt: z.iso.datetime().optional(),
  /** Slipway's own run; without it the deploy was started outside. */
  runId: z.string().optional(),
  runNumber: z.int().optional(),
  startedBy: z.string().optional(),
  /** The step of the run. */
  step: StepName.optional(),
  stepsDone: z.int().optional(),
  stepsTotal: z.int().optional(),
  /** Of ECS's deployment. */
  stage: z.enum(lifecycleStages).optional(),
  /** How much of the traffic the new revision has, 0 to 100. */
  trafficPercent: z.number().optional(),
  /** Of the stack, where CloudFormation has it under way. */
  stackStatus: z.string().optional(),
  /** A build that nobody here has started. */
  build: z.object({ id: z.string(), phase: z.string().optional() }).optional(),
  /** ECS takes it back. */
  isRollback: z.boolean().optional(),
});
export type ServiceDeploy = z.infer<typeof ServiceDeploy>;

/** The latest days, the oldest first and today last. */
export const ServiceDays = z.object({
  /** One letter a day: `h`ealthy, `d`egraded, `f`ailed, `-` not known; the worst of the day. */
  states: z.string().regex(/^[hdf-]*$/),
  /** How many deploys each day had. */
  deploys: z.array(z.int()),
});
export type ServiceDays = z.infer<typeof ServiceDays>;

/** A service as the board and the wall show it: one row. Its key is target, cluster and name. */
export const TeamService = z.object({
  serviceName: z.string(),
  clusterName: z.string(),
  mode: ServiceMode,
  /** Whose it is: the value of its tag `team`, where it has one. */
  team: z.string().optional(),
  /** As far as its tags tell it. */
  madeBy: MadeBy.optional(),
  state: ServiceState,
  /** Since when it is in this state, as far as it was watched. */
  stateSince: z.iso.datetime().optional(),
  /** One sentence: why it is as it is, ECS's or the load balancer's own words. */
  reason: z.string().optional(),
  tasks: z.object({ running: z.int(), desired: z.int() }),
  targets: z.object({ healthy: z.int(), total: z.int() }).optional(),
  /** Names of those that are in ALARM. */
  alarms: z.array(z.string()).optional(),
  /** Where it answers: a URL. */
  endpoint: z.string().optional(),
  version: ServiceVersion.optional(),
  /** Who deployed what serves, and by which run, where it was Slipway; without it, it was deployed outside. */
  deployedBy: z.string().optional(),
  runId: z.string().optional(),
  deploy: ServiceDeploy.optional(),

  days: ServiceDays.optional(),
  /** Of the last 30 days, as far as they were watched: 0 to 100. */
  uptimePercent: z.number().optional(),
  /** An estimate. */
  hourlyUsd: z.number().optional(),
  /** Nobody deploys while it is there. */
  lock: z
    .object({
      by: z.string(),
      reason: z.string().optional(),
      since: z.iso.datetime(),
      /** The rollback that has set it. */
      runId: z.string().optional(),
    })
    .optional(),
  notice: z
    .object({
      text: z.string(),
      severity: z.enum(["info", "warning", "critical"]),
      link: z.string().optional(),
      endsAt: z.iso.datetime().optional(),
    })
    .optional(),
  /** The end date of a service that lives for a while only. */
  endsAt: z.iso.datetime().optional(),
  /** Its tasks were taken away here, until it is resumed. */
  pause: z.object({ by: z.string(), since: z.iso.datetime() }).optional(),
  /** Nobody has asked it anything for so many days. */
  idleDays: z.int().optional(),
  /** What its endpoint answered last. */
  probe: z.object({ statusCode: z.int().optional(), reason: z.string().optional(), at: z.iso.datetime() }).optional(),
});
export type TeamService = z.infer<typeof TeamService>;

/** What is read of a target; each may fail alone. */
export const WatchedPart = z.enum(["services", "rollouts", "targets", "alarms", "builds", "stacks", "traffic"]);
export type WatchedPart = z.infer<typeof WatchedPart>;

/** A part that the last look did not get, so that what is shown of it is older or missing. */
export const WatchGap = z.object({
  part: WatchedPart,
  /** `needs-sign-in`: nobody's rights are at hand. */
  cause: z.enum(["throttled", "denied", "unavailable", "needs-sign-in"]),
  /** As AWS names it. */
  code: z.string().optional(),
  /** The permission that is missing: `ecs:ListServices`. */
  action: z.string().optional(),
  message: z.string().optional(),
  requestId: z.string().optional(),
  since: z.iso.datetime(),
  /** When it is tried again. */
  retryAt: z.iso.datetime().optional(),
});
export type WatchGap = z.infer<typeof WatchGap>;

/** One target and how fresh what is known of it is. */
export const TeamTargetHead = z.object({
  target: Target,
  alias: z.string(),
  colour: z.enum(targetColours),
  isProtected: z.boolean(),
  /** When AWS was last read; without it, it never was. */
  asOf: z.iso.datetime().optional(),
  /** Empty when all was read. */
  gaps: z.array(WatchGap),
  /** How many seconds until the next look, so that an age can be judged. */
  everyS: z.number().optional(),
});
export type TeamTargetHead = z.infer<typeof TeamTargetHead>;

export const TeamTarget = TeamTargetHead.extend({ services: z.array(TeamService) });
export type TeamTarget = z.infer<typeof TeamTarget>;

/** All targets that somebody may see. */
export const TeamStatus = z.object({
  /** The server's clock, by which ages are told. */
  now: z.iso.datetime(),
  /** Sent with the event stream, so that it begins with what has changed since. */
  cursor: z.string(),
  /** Of a screen alone: what an admin lets it show. */
  shows: z.array(z.enum(screenExtras)).optional(),
  targets: z.array(TeamTarget),
});
export type TeamStatus = z.infer<typeof TeamStatus>;

/** What has changed: of each target that is named, its head, the rows that are new or different, and those that are gone. */
export const TeamPatch = z.object({
  now: z.iso.datetime(),
  cursor: z.string(),
  /** All that there is, not only what is different: whoever gets it forgets what it had. */
  isWhole: z.boolean().optional(),
  targets: z.array(TeamTargetHead.extend({ changed: z.array(TeamService), gone: z.array(z.string()) })),
  /** Targets that one does not see any more. */
  goneTargets: z.array(Target).optional(),
});
export type TeamPatch = z.infer<typeof TeamPatch>;
