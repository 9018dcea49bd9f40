import "server-only";
import type { ServiceList } from "@/lib/domain/service";
import { readerAwsOf } from "@/server/access/aws-of";
import type { Context } from "@/server/context";
import { listRuns } from "@/server/store/runs";
import { watchServices } from "@/server/watch/watch-services";

const latestRuns = 100;

/** What AWS says of the services, and what only Slipway knows: who deployed what serves now. */
export async function listServices(context: Context, { target }: { target: string }): Promise<ServiceList> {
  const aws = await readerAwsOf(context, target);
  const [list, runs] = await Promise.all([
    watchServices(aws, target),
    listRuns(context.store, { target, limit: latestRuns }),
  ]);
  const services = list.services.map((service) => {
    const run = runs.find((each) => each.serviceName === service.serviceName && each.progress === "succeeded");
    return { ...service, deployedBy: run?.startedBy, runId: run?.id };
  });
  return { ...list, services };
}
