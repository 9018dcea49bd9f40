import type { Scenario } from "./scenario";
import { hour, minute, tellPast } from "./seeds/past";
import { openStack } from "./seeds/stack";
import { importingTemplate, registryTemplate } from "./seeds/templates";

export const exportInUse: Scenario = {
  name: "export-in-use",
  summary:
    "The stack shop-build exports its repository, and the stack billing imports it: it can neither change nor go.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, hour, (past) => {
      const call = past.caller("eu-west-1");
      openStack(call, "shop-build", registryTemplate);
      past.pass(5 * minute);
      openStack(call, "billing", importingTemplate);
      past.pass(5 * minute);
    }),
};
