import "server-only";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import type { Build } from "@/lib/domain/build";
import type { MadeShip } from "@/lib/domain/deploy-input";
import type { Image } from "@/lib/domain/image";
import type { DeployStepName } from "@/lib/domain/run";
import { getStore } from "@/server/context";
import { log } from "@/server/log";
import { endRun } from "@/server/store/end-run";
import { closeLog, readDeployWork } from "@/server/store/runs";
import { background, durable, hasCancelled, step } from "./engine";
import { keepErrorLines } from "./keep-error-lines";
import { lockRolledBack } from "./lock-rolled-back";
import type { DeployContext, StepContext } from "./step-context";
import { findAdoptedImage, healthCheckPathOf, previewAdopted, updateAdopted } from "./steps/adopted-service";
import { applyBuildStack, type BuildPlace } from "./steps/apply-build-stack";
import { awaitApproval } from "./steps/await-approval";
import { awaitTurn } from "./steps/await-turn";
import { buildImage, drainBuildLog } from "./steps/build-image";
import { checkTarget } from "./steps/check-target";
import { ensureDefaultVpc } from "./steps/default-vpc";
import { drainStackEvents } from "./steps/execute-change";
import { findBuiltImage, findPickedImage } from "./steps/find-image";
import { followRollout, type RolloutWork } from "./steps/follow-rollout";
import { passGate } from "./steps/pass-gate";
import { type PreviewedChange, previewChange } from "./steps/preview-change";
import { recoverStack } from "./steps/recover-stack";
import { beginServiceStack, withRolloutBefore } from "./steps/service-stack";
import { verifyHealth } from "./steps/verify-health";
import { parameterChange, type WantedChange, wantedServiceStack } from "./wanted-stacks";

durable("deploy", deployRun);

/** A deploy. The engine journals each step, so after a crash it goes on where it was. */
async function deployRun(runId: string): Promise<void> {
  const input = await background(runId, "read input", async () => readDeployWork(await getStore(), runId));
  const { ship } = input;
  const drains: Promise<void>[] = [];
  const parts = { inStep, build, builtUri: input.begins?.takenOver?.imageUri };
  try {
    if (input.begins?.needsApproval) await inStep("approval", awaitApproval);
    if (input.begins?.isQueued) await inStep("queue", awaitTurn);
    await inStep("check-target", checkTarget);
    if (input.createDefaultVpc) await inStep("default-vpc", ensureDefaultVpc);
    if (input.begins?.takenOver?.recovery) await inStep("recover", recoverStack);
    const { serviceArn, ...rollout } =
      ship.kind === "adopted" ? await changeAdopted(ship, parts) : await makeService(ship, parts);
    const { owesEvents, serviceDeploymentArn } = await inStep("rollout", (context) =>
      followRollout(context, { serviceArn, ...rollout }),
    );
    const { operation } = rollout;
    if (owesEvents && operation)
      drain("drain stack events", (context) => drainStackEvents({ ...context, name: "rollout" }, operation));
    const endpoint = await inStep("health", async (context) =>
      verifyHealth(context, { serviceArn, serviceDeploymentArn, healthCheckPath: await healthCheckPathOf(context) }),
    );
    await end({ progress: "succeeded", endpoint });
  } catch (error) {
    await end({ progress: hasCancelled(error) ? "cancelled" : "failed" });
  }
  await Promise.all(drains);
  await background(runId, "close log", async ({ store }) => {
    await keepErrorLines(store, runId);
    await closeLog(store, runId);
  });

  async function build({ projectName, repositoryName }: BuildPlace, revision?: string): Promise<Image> {
    const built: Build = await inStep("build", (context) => buildImage(context, { projectName, revision })).finally(
      () => drain("drain build log", drainBuildLog),
    );
    return inStep("image", (context) => findBuiltImage(context, { repositoryName, build: built }));
  }

  /** What is told late is read beside the steps. */
  function drain(name: string, work: (context: StepContext) => Promise<void>): void {
    const read = background(runId, name, work);
    drains.push(read.catch((error) => log().warn({ err: error, runId }, `Not all was read: ${name}`)));
  }

  function inStep<T>(name: DeployStepName, work: (context: DeployContext) => Promise<T>): Promise<T> {
    return step(runId, name, (context) => work({ ...context, input }));
  }

  function end(outcome: Parameters<typeof endRun>[2]): Promise<void> {
    return background(runId, "end run", async ({ store }) => {
      if (outcome.progress === "succeeded") await lockRolledBack(store, runId);
      await endRun(store, runId, outcome);
    });
  }
}

interface Parts {
  /** The image that another run has built already. */
  builtUri?: string;
  inStep: <T>(name: DeployStepName, work: (context: DeployContext) => Promise<T>) => Promise<T>;
  build: (place: BuildPlace, revision?: string) => Promise<Image>;
}

/** Slipway's own two stacks, or the person's. */
async function makeService(ship: MadeShip, { inStep, build, builtUri }: Parts): Promise<RolloutWork> {
  const imageUri = ship.kind === "image" ? ship.imageUri : builtUri;
  const image = imageUri
    ? await inStep("image", (context) => findPickedImage(context, imageUri))
    : await build(
        await inStep("build-stack", (context) => applyBuildStack(context, ship)),
        ship.kind === "repository" ? ship.revision : undefined,
      );
  const change = await confirmed({ inStep }, ({ input: { serviceName } }) =>
    wantedServiceStack({ serviceName, ship }, image.imageUri),
  );
  return inStep("service-stack", (context) => beginServiceStack(context, { change, image }));
}

/** What will change, once somebody has let it through where that is needed. */
async function confirmed(
  { inStep }: Pick<Parts, "inStep">,
  wantedOf: (context: DeployContext) => WantedChange,
): Promise<PreviewedChange> {
  const preview = await inStep("preview", (context) => previewChange(context, wantedOf(context)));
  return inStep("confirm", async (context) =>
    withRolloutBefore(context, await passGate(context, preview, wantedOf(context))),
  );
}

/** A service as others made it: nothing but its image changes. */
async function changeAdopted(ship: AdoptedShip, { inStep, build, builtUri }: Parts): Promise<RolloutWork> {
  const { image: wanted, change: way, serviceArn } = ship;
  const image =
    wanted.from === "build" && !builtUri
      ? await build(wanted, wanted.revision)
      : await inStep("image", (context) => findAdoptedImage(context, ship, builtUri));
  if (way.by === "change-set") {
    const change = await confirmed({ inStep }, () => parameterChange(way, image));
    return inStep("service-stack", (context) => beginServiceStack(context, { change, image, serviceArn }));
  }
  await inStep("preview", (context) => previewAdopted(context, ship, image));
  return inStep("service-update", (context) => updateAdopted(context, ship, image));
}
