import { buildFails } from "./scenarios/build-fails";
import { busyTeam } from "./scenarios/busy-team";
import { deleteFailed } from "./scenarios/delete-failed";
import { expiredSession } from "./scenarios/expired-session";
import { exportInUse } from "./scenarios/export-in-use";
import { firstDeploy } from "./scenarios/first-deploy";
import { healthCheckFails } from "./scenarios/health-check-fails";
import { idleServices } from "./scenarios/idle-services";
import { imageCrashes } from "./scenarios/image-crashes";
import { infrastructureRoleLacksRight } from "./scenarios/infrastructure-role-lacks-right";
import { leftovers } from "./scenarios/leftovers";
import { noDefaultVpc } from "./scenarios/no-default-vpc";
import { withPeople } from "./scenarios/people";
import { rolloutRollsBack } from "./scenarios/rollout-rolls-back";
import type { Scenario } from "./scenarios/scenario";
import { stuckStacks } from "./scenarios/stuck-stacks";
import { tenThousandServices } from "./scenarios/ten-thousand-services";
import { throttled } from "./scenarios/throttled";
import { withDefaultVpc } from "./scenarios/with-default-vpc";

export const scenarios: readonly Scenario[] = [
  firstDeploy,
  noDefaultVpc,
  withDefaultVpc,
  buildFails,
  imageCrashes,
  healthCheckFails,
  rolloutRollsBack,
  infrastructureRoleLacksRight,
  withPeople,
  throttled,
  expiredSession,
  busyTeam,
  deleteFailed,
  exportInUse,
  idleServices,
  leftovers,
  stuckStacks,
  tenThousandServices,
];

export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  const list = scenarios.map((scenario) => `  ${scenario.name}: ${scenario.summary}`).join("\n");
  throw new Error(`There is no scenario "${name}". There are:\n${list}`);
}
