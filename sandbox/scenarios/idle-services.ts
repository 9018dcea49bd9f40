import { startBuild } from "../services/codebuild/start-build";
import { seedExpressServices } from "../services/ecs/seed-express-services";
import type { Scenario } from "./scenario";
import { day, hour, tellPast } from "./seeds/past";
import { makeSharedRoles } from "./seeds/shared-roles";
import { openStack } from "./seeds/stack";
import { steadyServices } from "./seeds/steady-services";
import { buildTemplate, scaledServiceTemplate, serviceTemplate } from "./seeds/templates";

const REGION = "ap-northeast-1";
const SourceUrl = "https://github.com/harbour/busy";
const size = { cpu: "256", memory: "512", scalingTarget: { minTaskCount: 2, maxTaskCount: 4 } };

export const idleServices: Scenario = {
  name: "idle-services",
  summary:
    "Four services behind one load balancer in Tokyo: one is busy, one nobody asks; two have stacks, and their image is built.",
  settings: {
    ec2: { defaultVpc: true },
    cloudwatch: { services: { busy: { requestsPerMinute: 600 }, stacked: { requestsPerMinute: 1 } } },
  },
  seed: (world) =>
    tellPast(world, 20 * day, (past) => {
      past.pass(19 * day);
      const call = past.caller(REGION);
      const roles = makeSharedRoles(call);
      const names = ["busy", "quiet"];
      const steady = steadyServices(call, { names, roles, perRepository: 2, redeployments: 0 });
      const Image = steady[0]?.primaryContainer?.image ?? "";
      seedExpressServices(
        call,
        steady.map((service) => ({ ...service, ...size })),
      );
      openStack(call, "stacked-service", scaledServiceTemplate, { ServiceName: "stacked", Image, MinTaskCount: "1" });
      openStack(call, "fixed-service", serviceTemplate, { ServiceName: "fixed", Image });
      openStack(call, "image-build", buildTemplate, { RepositoryName: "busy", SourceUrl });
      for (let builds = 0; builds < 3; builds++) {
        past.pass(hour);
        startBuild(call, { projectName: "image-build" });
      }
      past.pass(hour);
    }),
};
