import { AwsError, type Call } from "../../operation";
import { updateStack } from "../../services/cloudformation/create-stack";
import { buildTable } from "../../services/codebuild/builds";
import { commitOf } from "../../services/codebuild/source-repository";
import { startBuild } from "../../services/codebuild/start-build";
import { createRepository, readRepository } from "../../services/ecr/repositories";
import type { World } from "../../world";
import { minute, Past } from "./past";
import { pickNumber } from "./pick";
import { openStack } from "./stack";
import { buildTemplate, serviceTemplate } from "./templates";

/** Somebody who ships one service again and again. */
export interface Shipper {
  account: string;
  region: string;
  serviceName: string;
  sourceUrl: string;
}

export const TEAM_WORK = "scenario.team-work";

interface Shift {
  shipper: Shipper;
  /** How often it has been shipped. */
  turn: number;
  step: "build" | "deploy";
  buildId?: string | undefined;
}

const BUILD_LASTS = 4 * minute;
const REST = 20 * minute;

/** The build stack of a service, and its first build; from then on it goes on by itself. */
export function startShipping(past: Past, shipper: Shipper): void {
  const { account, region, serviceName, sourceUrl } = shipper;
  const call = past.caller(region, account);
  createRepository(call, { repositoryName: serviceName });
  openStack(call, `${serviceName}-build`, buildTemplate, { RepositoryName: serviceName, SourceUrl: sourceUrl });
  const waitMs = pickNumber(2 * minute, 10 * minute, serviceName);
  past.world.schedule(call, TEAM_WORK, waitMs, { shipper, turn: 0, step: "build" } satisfies Shift);
}

/** A build, then a change of the stack, then a rest. Whoever takes the stacks away has ended it. */
export function workShift(world: World, shift: Shift): void {
  const { account, region } = shift.shipper;
  const call = new Past(world).caller(region, account);
  try {
    world.schedule(call, TEAM_WORK, ...takeStep(call, shift));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const wasBusy = error.code === "ValidationError" && error.message.includes("_IN_PROGRESS");
    if (wasBusy) world.schedule(call, TEAM_WORK, REST, shift);
  }
}

function takeStep(call: Call, shift: Shift): [number, Shift] {
  const { shipper, turn, step } = shift;
  const { serviceName, sourceUrl } = shipper;
  if (step === "build") {
    const sourceVersion = commitOf(sourceUrl, `commit ${turn}`);
    const { build } = startBuild(call, { projectName: `${serviceName}-build`, sourceVersion });
    return [BUILD_LASTS, { ...shift, step: "deploy", buildId: build?.id }];
  }
  const { build } = buildTable(call).get(shift.buildId ?? "") ?? {};
  if (build?.buildStatus === "SUCCEEDED") deploy(call, shift);
  return [REST + pickNumber(0, REST, serviceName, turn), { shipper, turn: turn + 1, step: "build" }];
}

function deploy(call: Call, { shipper: { serviceName } }: Shift): void {
  const { repositoryUri, images } = readRepository(call, serviceName);
  const Image = `${repositoryUri}@${[...images.keys()].at(-1)}`;
  const parameters = { ServiceName: serviceName, Image };
  try {
    updateStack(call, {
      StackName: serviceName,
      TemplateBody: serviceTemplate,
      Capabilities: ["CAPABILITY_NAMED_IAM"],
      Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    });
  } catch (error) {
    if (!(error instanceof AwsError) || !error.message.endsWith("does not exist")) throw error;
    openStack(call, serviceName, serviceTemplate, parameters);
  }
}
