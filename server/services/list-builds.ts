import "server-only";
import type { ServiceBuild } from "@/lib/domain/service-build";
import { buildStackName } from "@/lib/domain/stack-names";
import { findStack } from "@/server/aws/cloudformation";
import { listBuildsOf } from "@/server/aws/service-builds";
import type { Context } from "@/server/context";
import { startersOf } from "@/server/store/runs";

const most = 10;

/** The newest builds of the project that Slipway has made for a service: none while it has made none. */
export async function listBuilds(
  context: Context,
  { target, serviceName }: { target: string; serviceName: string },
): Promise<{ builds: ServiceBuild[] }> {
  const aws = await context.awsOf(target);
  const projectName = (await findStack(aws, buildStackName(serviceName)))?.outputs.ProjectName;
  if (!projectName) return { builds: [] };
  const builds = await listBuildsOf(aws, projectName, most);
  const starters = await startersOf(
    context.store,
    builds.flatMap(({ runId }) => runId ?? []),
  );
  return {
    builds: builds.map((build) => ({ ...build, startedBy: starters.get(build.runId ?? "") ?? build.startedBy })),
  };
}
