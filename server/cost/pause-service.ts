import "server-only";
import type { PauseAnswer, ServiceAddress } from "@/lib/domain/cost-report";
import { audited } from "@/server/access/audited";
import type { Context } from "@/server/context";
import { findPause, savePause } from "@/server/store/paused-services";
import { hasten } from "@/server/store/readings";
import { refuseDuringRun } from "@/server/store/run-order";
import { factsReadingOf } from "@/server/watch/watch-costs";
import { readScaledService, scale } from "./service-scaling";
import { tellPause } from "./tell-pause";

/** Takes all tasks away, and keeps how many there were to be. Asked again, it sees to it that none came back. */
export async function pauseService(context: Context, address: ServiceAddress): Promise<PauseAnswer> {
  const { store, session } = context;
  const { target, serviceName, clusterName } = address;
  await refuseDuringRun(store, target, serviceName);
  const aws = await context.awsOf(target);
  const service = await readScaledService(aws, address);
  const { serviceArn, stack, minTasks } = service;
  await audited(context, { action: "pause-service", target, subject: serviceName }, async () => {
    // Before the call: what it had must not be lost, whatever becomes of this process.
    if (minTasks > 0 || !(await findPause(store, serviceArn))) {
      const pause = { serviceArn, target, serviceName, pausedBy: session.userName, pausedAt: new Date() };
      await savePause(store.db, { ...pause, minTasks: Math.max(1, minTasks) });
    }
    await scale(aws, service, 0);
  });
  const pause = await findPause(store, serviceArn);
  if (pause) await tellPause(store, address, { by: pause.pausedBy, since: pause.pausedAt.toISOString() });
  await hasten(store, factsReadingOf(target));
  return { serviceName, clusterName, minTasks: 0, stackName: stack?.stackName };
}
