import "server-only";
import type { NewLogLine } from "@/lib/domain/log";
import { clusterOf, describeServices } from "@/server/aws/ecs";
import { type FoundRollout, findRollout } from "@/server/aws/rollouts";
import { logEvents, note, type StepContext } from "../step-context";
import type { rememberStoppedTasks } from "./stopped-tasks";

/** ECS takes minutes, and one look at it is up to five calls. */
export const rolloutEveryMs = 1200;
/** So many rollouts are looked at that often; more of them share what ECS allows. */
const rolloutsAtFullPace = 3;

export interface SeenRollout extends FoundRollout {
  /** Why targets were unhealthy while there were some: at the end of a rollout that failed there are none left. */
  unhealthyBecause: string[];
}

interface LookedAt {
  serviceArn: string;
  /** Deployments older than this are not ours. */
  since?: string;
  stopped: ReturnType<typeof rememberStoppedTasks>;
}

export interface RolloutLooks {
  /** What ECS says now. */
  now(): Promise<SeenRollout | undefined>;
  /** The same once the stack has ended well: where many rollouts wait for their turn, without another look at the targets. */
  verdict(): Promise<SeenRollout | undefined>;
  /** What it has said last; it is asked again beside, at a pace of its own. */
  latest(): SeenRollout | undefined;
  end(): void;
}

// One for the whole process: Next may load this module more than once.
const own = globalThis as typeof globalThis & { slipwayRollouts?: { followed: number } };

/** Looks at ECS, and remembers what was seen: a creation that is rolled back takes the service away. */
export function lookAtRollout(context: StepContext, { serviceArn, since, stopped }: LookedAt): RolloutLooks {
  own.slipwayRollouts ??= { followed: 0 };
  const rollouts = own.slipwayRollouts;
  rollouts.followed += 1;
  let last: SeenRollout | undefined;
  let looking: Promise<void> | undefined;
  let failure: { error: unknown } | undefined;
  let lookedAt = 0;

  async function look(withTargets = true): Promise<void> {
    const rollout = await noteRollout(context, { serviceArn, since, withTargets, known: last });
    if (rollout?.progress !== "succeeded") await stopped.look(rollout);
    const reasons = rollout?.targets?.reasons ?? [];
    if (rollout) last = { ...rollout, unhealthyBecause: reasons.length > 0 ? reasons : (last?.unhealthyBecause ?? []) };
  }

  function lookBeside(): void {
    lookedAt = Date.now();
    looking = look()
      .catch((error) => {
        failure = { error };
      })
      .finally(() => {
        looking = undefined;
      });
  }

  async function now(): Promise<SeenRollout | undefined> {
    await looking;
    lookedAt = Date.now();
    await look();
    return last;
  }

  return {
    now,
    verdict: async () => {
      if (rollouts.followed <= rolloutsAtFullPace) return now();
      await look(false);
      return last;
    },
    latest: () => {
      const { error } = failure ?? {};
      failure = undefined;
      if (error) throw error;
      const everyMs = rolloutEveryMs * Math.max(1, rollouts.followed / rolloutsAtFullPace);
      if (!looking && Date.now() - lookedAt >= everyMs) lookBeside();
      return last;
    },
    end: () => {
      rollouts.followed -= 1;
    },
  };
}

interface Wanted extends Pick<LookedAt, "serviceArn" | "since"> {
  /** Without, it is the end of what was seen before. */
  withTargets: boolean;
  known: SeenRollout | undefined;
}

async function noteRollout(
  context: StepContext,
  { serviceArn, since, withTargets, known }: Wanted,
): Promise<FoundRollout | undefined> {
  const { aws } = context;
  const serviceDeploymentArn = withTargets ? undefined : known?.serviceDeploymentArn;
  const found = await findRollout(aws, { serviceArn, since, withTargets, serviceDeploymentArn });
  const rollout = found && { ...found, targets: found.targets ?? known?.targets };
  if (rollout) {
    const { image: _image, imageDigest: _digest, accessType: _access, startedAt: _at, ...detail } = rollout;
    await note(context, { rollout: detail });
  }
  const [service] = await describeServices(aws, clusterOf(serviceArn), [serviceArn]);
  const events = [...(service?.events ?? [])].reverse().filter((event) => since && event.at >= since);
  await logEvents(
    context,
    `${serviceArn}#${context.runId}`,
    events.map(({ id, at, message }) => ({ id, line: { at, source: "ecs", text: message } satisfies NewLogLine })),
  );
  return rollout;
}
