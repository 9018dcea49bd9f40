import { deleteStack } from "../services/cloudformation/end-stack";
import { startBuild } from "../services/codebuild/start-build";
import { createRepository } from "../services/ecr/repositories";
import type { World } from "../world";
import type { Scenario } from "./scenario";
import { seedImage } from "./seeds/image";
import { day, hour, minute, type Past, tellPast } from "./seeds/past";
import { openStack } from "./seeds/stack";
import { buildTemplate, serviceTemplate } from "./seeds/templates";

export const leftovers: Scenario = {
  name: "leftovers",
  summary: "Both stacks of a service were deleted, and what no stack takes along is still there.",
  settings: { ec2: { defaultVpc: true }, ecs: { leavesLoadBalancer: true } },
  seed: (world: World) => tellPast(world, 2 * day, ship),
};

/** A repository made by hand, a build, a service in its stack; and in the end nobody wants it any more. */
function ship(past: Past): void {
  const call = past.caller("eu-west-1");
  createRepository(call, { repositoryName: "shop" });
  const SourceUrl = "https://github.com/acme/shop.git";
  openStack(call, "shop-build", buildTemplate, { RepositoryName: "shop", SourceUrl });
  past.pass(5 * minute);
  startBuild(call, { projectName: "shop-build" });
  past.pass(15 * minute);
  const Image = seedImage(call, { repositoryName: "shop", content: "hotfix", imageTag: "hotfix" });
  openStack(call, "shop", serviceTemplate, { ServiceName: "shop", Image });
  past.pass(day + 20 * hour);
  deleteStack(call, { StackName: "shop" });
  past.pass(hour);
  deleteStack(call, { StackName: "shop-build" });
  past.pass(5 * minute);
}
