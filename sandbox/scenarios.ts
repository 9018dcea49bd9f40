import { buildFails } from "./scenarios/build-fails";
import { expiredSession } from "./scenarios/expired-session";
import { firstDeploy } from "./scenarios/first-deploy";
import { healthCheckFails } from "./scenarios/health-check-fails";
import { imageCrashes } from "./scenarios/image-crashes";
import { infrastructureRoleLacksRight } from "./scenarios/infrastructure-role-lacks-right";
import { noDefaultVpc } from "./scenarios/no-default-vpc";
import { withPeople } from "./scenarios/people";
import { rolloutRollsBack } from "./scenarios/rollout-rolls-back";
import type { Scenario } from "./scenarios/scenario";
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
];

export function findScenario(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (found) return found;
  const list = scenarios.map((scenario) => `  ${scenario.name}: ${scenario.summary}`).join("\n");
  throw new Error(`There is no scenario "${name}". There are:\n${list}`);
}
