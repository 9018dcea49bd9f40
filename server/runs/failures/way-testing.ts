import "server-only";
import { randomUUID } from "node:crypto";
import { POST as confirmRun } from "@/app/api/v1/runs/[id]/confirm/route";
import { POST as retryRun } from "@/app/api/v1/runs/[id]/retry/route";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import type { DeployRun, Run } from "@/lib/domain/run";
import type { RecoveryWay } from "@/lib/domain/stack-recovery";
import type { Past } from "@/sandbox/scenarios/seeds/past";
import type { Sandbox } from "@/sandbox/server";
import { getStore } from "@/server/context";
import { rateCounts } from "@/server/store/access-schema";
import { deployInput, get, post, settingsOfShop } from "@/server/testing";

/** Each has limits of calls of its own, so that a hundred runs go on side by side. */
export const regions = {
  builds: "ap-northeast-1",
  tasks: "eu-west-1",
  services: "us-east-1",
  stacks: "us-east-2",
  moreStacks: "eu-north-1",
  networks: "us-west-2",
  withoutVpc: "eu-central-1",
  withoutQuota: "ap-southeast-1",
  withoutStacks: "ap-northeast-2",
  withoutBalancers: "ap-southeast-2",
  rights: "eu-west-2",
  clocks: "ca-central-1",
} as const;
type Name = keyof typeof regions;

export interface World {
  sandbox: Pick<Sandbox, "world" | "origin" | "faults">;
}

/** Lets AWS fail in one way, and answers with the run in which it did. */
export type Way = (world: World) => Promise<Run>;

/** How the failures of one part of the rule book are had: what has to be there before, and a way for each. */
export interface Ways<Cause extends string> {
  seed(past: Past): void;
  ways: Record<Cause, Way>;
}

export function targetIn({ sandbox }: World, place: Name): string {
  return `${sandbox.world.account}~${regions[place]}`;
}

type Ship = StartRunInput["ship"];
type Settings = Extract<Ship, { kind: "image" }>["settings"];

export async function deploy(target: string, serviceName: string, ship: Ship): Promise<Run> {
  const input = deployInput(target, { serviceName, createDefaultVpc: false, ship });
  await (await getStore()).db.delete(rateCounts); // nobody deploys that often
  const answer = await post(startRun, input);
  if (!answer.ok) throw new Error(await answer.text());
  return untilOver(input.idempotencyKey);
}

/** Looked at less often than a single run would be: there are many. A change that waits for a click gets it. */
async function untilOver(id: string): Promise<DeployRun> {
  for (const deadline = Date.now() + mostMs; Date.now() < deadline; ) {
    const run: DeployRun = await (await get(readRun, { params: { id } })).json();
    if (run.endedAt) return run;
    const asked = run.steps.find(
      ({ progress, detail: { gate } }) => progress === "running" && gate?.state === "waiting",
    );
    const { preview } = asked?.detail.gate ?? {};
    if (preview) await post(confirmRun, { decision: "go-on", preview }, { params: { id } });
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  throw new Error(`Run ${id} does not end`);
}

const mostMs = 80_000;

/** A build of a project that is there; what its image is for is not reached. */
export function building(place: Name, projectName: string, revision?: string): Way {
  return (world) => {
    const target = targetIn(world, place);
    const serviceArn = arnOfService(world, place, projectName);
    const image = { from: "build", projectName, repositoryName: "images", revision } as const;
    return deploy(target, projectName, { kind: "adopted", serviceArn, image, change: { by: "service-update" } });
  };
}

/** A service that is there gets an image of this repository. */
export function updating(place: Name, serviceName: string, repositoryName: string): Way {
  return (world) => {
    const serviceArn = arnOfService(world, place, serviceName);
    const { account } = world.sandbox.world;
    const imageUri = `${account}.dkr.ecr.${regions[place]}.amazonaws.com/${repositoryName}:new`;
    const image = { from: "registry", imageUri } as const;
    return deploy(targetIn(world, place), serviceName, {
      ...{ kind: "adopted", serviceArn, image },
      change: { by: "service-update" },
    });
  };
}

/** A template of which nothing is made that costs or takes time. */
export const nothing = JSON.stringify({ Resources: { Nothing: { Type: "AWS::CloudFormation::WaitConditionHandle" } } });

/** A stack of one's own, which is all that is reached of two. */
export function stacking(place: Name, stackName: string, template: string | ((world: World) => string)): Way {
  return (world) =>
    deploy(targetIn(world, place), stackName, {
      kind: "templates",
      healthCheckPath: "/health",
      buildStack: {
        stackName,
        template: typeof template === "string" ? template : template(world),
        parameters: {},
      },
      serviceStack: { stackName: `${stackName}-service`, template: nothing, parameters: {} },
    });
}

/** A service of Slipway's own with an image that is there. */
export function shipping(
  place: Name,
  serviceName: string,
  { tag = "new", ...settings }: Partial<Settings> & { tag?: string } = {},
): Way {
  return (world) => {
    const { account } = world.sandbox.world;
    const imageUri = `${account}.dkr.ecr.${regions[place]}.amazonaws.com/images:${tag}`;
    return deploy(targetIn(world, place), serviceName, {
      ...{ kind: "image", imageUri },
      settings: { ...settingsOfShop, ...settings },
    });
  };
}

function arnOfService({ sandbox }: World, place: Name, serviceName: string): string {
  return `arn:aws:ecs:${regions[place]}:${sandbox.world.account}:service/default/${serviceName}`;
}

/** The stack is stuck, and the way out that a person presses leads to the next failure. */
export function recovering(place: Name, stackName: string, way: RecoveryWay = "delete", resources: string[] = []): Way {
  return async (world) => {
    const stuck = await stacking(place, stackName, nothing)(world);
    const idempotencyKey = randomUUID();
    const recovery = { stackName, way, resources };
    const answer = await post(retryRun, { idempotencyKey, recovery }, { params: { id: stuck.id } });
    if (!answer.ok) throw new Error(await answer.text());
    return untilOver(idempotencyKey);
  };
}
