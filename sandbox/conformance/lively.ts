import { people } from "../scenarios/people";
import type { Scenario } from "../scenarios/scenario";
import { seedImage } from "../scenarios/seeds/image";
import { hour, minute, tellPast } from "../scenarios/seeds/past";
import { openStack } from "../scenarios/seeds/stack";
import { buildTemplate, registryTemplate, serviceTemplate } from "../scenarios/seeds/templates";
import { startBuild } from "../services/codebuild/start-build";
import { createRepository } from "../services/ecr/repositories";

/** A little of everything: stacks, a build with its log, two services and their network. */
export const lively: Scenario = {
  name: "lively",
  summary: "Two services with all that belongs to them.",
  settings: { ec2: { defaultVpc: true }, identityCenter: people },
  seed: (world) =>
    tellPast(world, 2 * hour, (past) => {
      const call = past.caller("eu-west-1");
      createRepository(call, { repositoryName: "shop" });
      const SourceUrl = "https://github.com/acme/shop.git";
      openStack(call, "shop-build", buildTemplate, { RepositoryName: "shop", SourceUrl });
      openStack(call, "registry", registryTemplate);
      past.pass(5 * minute);
      startBuild(call, { projectName: "shop-build" });
      const Image = seedImage(call, { repositoryName: "shop", content: "one", imageTag: "v1" });
      for (const ServiceName of ["shop", "cart"]) openStack(call, ServiceName, serviceTemplate, { ServiceName, Image });
      past.pass(hour);
    }),
};
