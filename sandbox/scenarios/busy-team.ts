import { openReservedRoles } from "../identity-center/reserved-roles";
import type { Call } from "../operation";
import { updateExpressGatewayService } from "../services/ecs/express-services";
import { seedExpressServices } from "../services/ecs/seed-express-services";
import type { ServiceRow } from "../services/ecs/tables";
import { stopTask } from "../services/ecs/tasks";
import type { World } from "../world";
import type { Scenario } from "./scenario";
import { minute, type Past, tellPast } from "./seeds/past";
import { serviceNames } from "./seeds/service-names";
import { makeSharedRoles } from "./seeds/shared-roles";
import { steadyServices } from "./seeds/steady-services";
import { accounts, directory, regions, serviceCounts, shippers } from "./seeds/team";
import { startShipping, TEAM_WORK, workShift } from "./seeds/team-work";

const SERVICES = 201;
/** Their new tasks crash: updates of them roll back, and what stops of them does not come up again. */
const troubled = ["returns-api", "wishlist"];
/** Builds of this one do not find their Dockerfile. */
const unbuildable = "exports";
/** Its image crashes, and somebody has stopped its task. */
const degraded = "reports-web";

export const busyTeam: Scenario = {
  name: "busy-team",
  summary:
    "Six accounts, three Regions, two hundred services and ten people; builds and rollouts go on, and some fail.",
  accounts,
  settings: {
    ec2: { defaultVpc: true },
    identityCenter: directory,
    cloudwatch: { traffic: { requestsPerMinute: 240, target5xxPercent: 0.1, responseMs: 60 } },
    ecs: { taskFailure: { kind: "crash", services: troubled, onlyUpdates: true } },
  },
  seed: (world: World) => {
    openReservedRoles(world);
    tellPast(world, 45 * minute, work);
  },
  attach: (world) =>
    world.onTask(TEAM_WORK, (_scope, shift: Parameters<typeof workShift>[1]) => workShift(world, shift)),
};

function work(past: Past): void {
  const names = serviceNames(SERVICES - shippers.length);
  const rows: { call: Call; service: ServiceRow }[] = [];
  for (const { account, counts } of serviceCounts) {
    const roles = makeSharedRoles(past.caller("eu-west-1", account));
    for (const [at, count] of counts.entries()) {
      const call = past.caller(regions[at] ?? regions[0], account);
      const team = { names: names.splice(0, count), roles, perRepository: 1, redeployments: 2, crashing: degraded };
      for (const service of seedExpressServices(call, steadyServices(call, team))) rows.push({ call, service });
    }
  }
  for (const shipper of shippers) {
    const path = shipper.serviceName === unbuildable ? "harbour/no-dockerfile" : "harbour";
    startShipping(past, { ...shipper, sourceUrl: shipper.sourceUrl.replace("harbour", path) });
  }
  past.pass(37 * minute);
  rollOut(past, rows);
}

/** Some deploy shortly before the world begins, one after the other. */
function rollOut(past: Past, rows: { call: Call; service: ServiceRow }[]): void {
  for (const { call, service } of rows) {
    if (service.serviceName === degraded) stopTask(call, { task: service.taskArns[0] });
  }
  const chosen = rows.filter(({ service }, at) => at % 40 === 7 || troubled.includes(service.serviceName));
  for (const { call, service } of chosen) {
    updateExpressGatewayService(call, { serviceArn: service.serviceArn, cpu: "1024", memory: "4096" });
    past.pass(minute);
  }
}
