import "server-only";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import type { FailureCause } from "@/lib/domain/failure-cause";
import type { Run } from "@/lib/domain/run";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { day, tellPast } from "@/sandbox/scenarios/seeds/past";
import { post, signedIn } from "@/server/testing";
import { accountWays, deployRole } from "./account-ways-testing";
import { buildWays } from "./build-ways-testing";
import { serviceWays } from "./service-ways-testing";
import { stackWays } from "./stack-ways-testing";
import { taskWays } from "./task-ways-testing";
import { regions, type Way, type World } from "./way-testing";

/** What each seed finds there the ones before it have made. */
const groups = [taskWays, accountWays, serviceWays, stackWays, buildWays];

/** One for each rule of the book. */
const ways: Record<FailureCause, Way> = {
  ...serviceWays.ways,
  ...taskWays.ways,
  ...accountWays.ways,
  ...stackWays.ways,
  ...buildWays.ways,
};

export const everythingFails: Scenario = {
  name: "everything-fails",
  summary: "What it takes to see each failure that the rule book knows.",
  settings: {
    ec2: { defaultVpc: true },
    ecs: { overridesArchitecture: false, serviceLinkedRoleIsLate: true, needsDescribeAccountAttributes: true },
    codebuild: {
      vpcBuilds: "hang",
      concurrentBuildsOf: { "LINUX_CONTAINER/BUILD_GENERAL1_XLARGE": 0, "LINUX_CONTAINER/BUILD_GENERAL1_LARGE": 1 },
    },
  },
  seed: (world) =>
    tellPast(world, day, (past) => {
      for (const { seed } of groups) seed(past);
    }),
};

const mostAtOnce = 16;

/** Lets AWS fail in every way, side by side, once somebody was first in the account: ECS's own role comes too late for that one alone. */
export async function failInEveryWay(world: World): Promise<Map<FailureCause, Promise<Run>>> {
  for (const region of Object.values(regions)) await reach(world, region);
  const inTurn = turnsOf(mostAtOnce);
  const first = ways["service-linked-role"](world);
  await first.catch(() => {}); // told where it is waited for
  return new Map(
    Object.entries(ways).map(([cause, way]) => {
      const run = cause === "service-linked-role" ? first : inTurn(() => way(world));
      run.catch(() => {}); // told where it is waited for
      return [cause as FailureCause, run];
    }),
  );
}

function turnsOf(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    while (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

async function reach({ sandbox }: World, region: string): Promise<void> {
  const settings = { alias: region, colour: "plain", isProtected: false, timeToLive: { tearsDownByItself: false } };
  const { account } = sandbox.world;
  const byRole = { by: "deploy-role", roleArn: `arn:aws:iam::${account}:role/${deployRole}` };
  const by = region === regions.rights ? byRole : { by: "default-credentials" };
  const body = { target: `${account}~${region}`, reach: by, ...settings };
  const answer = await post(saveTarget, body, { headers: await signedIn() });
  if (!answer.ok) throw new Error(await answer.text());
}
