import "server-only";
import type { Build } from "@/lib/domain/build";
import type { Image } from "@/lib/domain/image";
import { pickedImage } from "@/lib/domain/picked-image";
import type { DeployStepName } from "@/lib/domain/run";
import { getStore } from "@/server/context";
import { log as serverLog } from "@/server/log";
import { endRun } from "@/server/store/end-run";
import { closeLog, readRunInput } from "@/server/store/runs";
import { background, durable, hasCancelled, step } from "./engine";
import { keepErrorLines } from "./keep-error-lines";
import { lockRolledBack } from "./lock-rolled-back";
import type { DeployContext } from "./step-context";
import { applyBuildStack, type BuildPlace } from "./steps/apply-build-stack";
import { buildImage, drainBuildLog } from "./steps/build-image";
import { checkTarget } from "./steps/check-target";
import { ensureDefaultVpc } from "./steps/default-vpc";
import { findBuiltImage, findPickedImage } from "./steps/find-image";
import { followRollout } from "./steps/follow-rollout";
import { beginServiceStack, previewServiceStack } from "./steps/service-stack";
import { verifyHealth } from "./steps/verify-health";

durable("deploy", deployRun);

/** A deploy. The engine journals each step, so after a crash it goes on where it was. */
async function deployRun(runId: string): Promise<void> {
  const input = await background(runId, "read input", async () => readRunInput(await getStore(), runId));
  const { ship } = input;
  const healthCheckPath = ship.kind === "templates" ? ship.healthCheckPath : ship.settings.healthCheckPath;
  const picked = pickedImage(ship);
  const log = { drained: Promise.resolve() };
  try {
    await inStep("check-target", checkTarget);
    if (input.createDefaultVpc) await inStep("default-vpc", ensureDefaultVpc);
    const image =
      picked !== undefined ? await inStep("image", (context) => findPickedImage(context, picked)) : await build();
    const change = await inStep("preview", (context) => previewServiceStack(context, image));
    const rollout = await inStep("service-stack", (context) => beginServiceStack(context, change, image));
    await inStep("rollout", (context) => followRollout(context, rollout));
    const endpoint = await inStep("health", (context) =>
      verifyHealth(context, { serviceArn: rollout.serviceArn, healthCheckPath }),
    );
    await end({ progress: "succeeded", endpoint });
  } catch (error) {
    await end({ progress: hasCancelled(error) ? "cancelled" : "failed" });
  }
  await log.drained;
  await background(runId, "close log", async ({ store }) => {
    await keepErrorLines(store, runId);
    await closeLog(store, runId);
  });

  async function build(): Promise<Image> {
    const revision = ship.kind === "repository" ? ship.revision : undefined;
    const place: BuildPlace = await inStep("build-stack", applyBuildStack);
    const built: Build = await inStep("build", (context) =>
      buildImage(context, { projectName: place.projectName, revision }),
    ).finally(() => {
      log.drained = background(runId, "drain build log", drainBuildLog).catch((error) =>
        serverLog().warn({ err: error }, "The last lines of a build are lost"),
      );
    });
    return inStep("image", (context) =>
      findBuiltImage(context, { repositoryName: place.repositoryName, build: built }),
    );
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
