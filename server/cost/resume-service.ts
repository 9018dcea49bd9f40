import "server-only";
import type { PauseAnswer, ServiceAddress } from "@/lib/domain/cost-report";
import { ProblemError } from "@/lib/domain/problem";
import { audited } from "@/server/access/audited";
import type { Context } from "@/server/context";
import { deletePause, findPause } from "@/server/store/paused-services";
import { hasten } from "@/server/store/readings";
import { refuseDuringRun } from "@/server/store/run-order";
import { factsReadingOf } from "@/server/watch/watch-costs";
import { readScaledService, scale } from "./service-scaling";
import { tellPause } from "./tell-pause";

/** Gives a service the tasks again that it had before it was paused. One that has some by now is left as it is. */
export async function resumeService(context: Context, address: ServiceAddress): Promise<PauseAnswer> {
  const { store } = context;
  const { target, serviceName, clusterName } = address;
  await refuseDuringRun(store, target, serviceName);
  const aws = await context.awsOf(target);
  const service = await readScaledService(aws, address);
  const { serviceArn, stack } = service;
  const pause = await findPause(store, serviceArn);
  if (!pause && service.minTasks === 0) {
    const detail = `It was not Slipway that paused ${serviceName}, so how many tasks it had is not known.`;
    throw new ProblemError("not-paused", detail);
  }
  const minTasks = service.minTasks || (pause?.minTasks ?? 1);
  if (pause) {
    await audited(context, { action: "resume-service", target, subject: serviceName }, async () => {
      await scale(aws, service, minTasks);
      await deletePause(store.db, serviceArn);
    });
    await tellPause(store, address);
    await hasten(store, factsReadingOf(target));
  }
  return { serviceName, clusterName, minTasks, stackName: stack?.stackName };
}
