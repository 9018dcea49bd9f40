import { deleteStack } from "../services/cloudformation/end-stack";
import type { Scenario } from "./scenario";
import { seedImage } from "./seeds/image";
import { hour, minute, tellPast } from "./seeds/past";
import { openStack } from "./seeds/stack";
import { registryTemplate } from "./seeds/templates";

export const deleteFailed: Scenario = {
  name: "delete-failed",
  summary: "The stack shop-build is DELETE_FAILED, since there are images in its repository.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, hour, (past) => {
      const call = past.caller("eu-west-1");
      openStack(call, "shop-build", registryTemplate);
      past.pass(5 * minute);
      seedImage(call, { repositoryName: "shop-build-images", content: "one", imageTag: "v1" });
      past.pass(5 * minute);
      deleteStack(call, { StackName: "shop-build" });
      past.pass(5 * minute);
    }),
};
