import { newAccount } from "../accounts";
import { openReservedRoles } from "../identity-center/reserved-roles";
import type { Call } from "../operation";
import { startBuild } from "../services/codebuild/start-build";
import { createRepository } from "../services/ecr/repositories";
import { seedExpressServices } from "../services/ecs/seed-express-services";
import { people } from "./people";
import type { Scenario } from "./scenario";
import { OLD_BUILDS, type OldBuilds, repeatBuilds } from "./seeds/old-builds";
import { day, hour, minute, Past, tellPast } from "./seeds/past";
import { serviceNames } from "./seeds/service-names";
import { makeSharedRoles, type SharedRoles } from "./seeds/shared-roles";
import { openStack } from "./seeds/stack";
import { steadyServices } from "./seeds/steady-services";
import { buildTemplate } from "./seeds/templates";

const STEADY_SERVICES = "scenario.steady-services";
const SERVICES_IN_PLACE = 500;
const BUILDS_OF_PROJECT = 100;
const projects = serviceNames(10);
const regions = ["eu-west-1", "us-east-1", "us-west-2", "ap-northeast-1"];
const accounts = ["Retail", "Logistics", "Marketplace", "Finance", "Research"].map((name, index) =>
  newAccount({ id: `${614_820_377_105 + index * 10_482_331}`, name, email: `aws+${name.toLowerCase()}@fleet.example` }),
);

export const tenThousandServices: Scenario = {
  name: "ten-thousand-services",
  summary: "Five accounts with five hundred services in each of four Regions, and a thousand builds in the first.",
  accounts,
  settings: { ec2: { defaultVpc: true }, identityCenter: people },
  seed: (world) => {
    openReservedRoles(world);
    tellPast(world, 31 * day, fill);
  },
  attach: (world) => {
    world.onTask<OldBuilds>(OLD_BUILDS, (scope, builds) => repeatBuilds({ ...scope, world }, builds));
    world.onTask<Crowd>(STEADY_SERVICES, ({ account, region }, crowd) =>
      settleDown(new Past(world).caller(region, account), crowd),
    );
  },
};

/** Services that are made when somebody first looks at their place. */
interface Crowd {
  count: number;
  roles: SharedRoles;
}

function settleDown(call: Call, { count, roles }: Crowd): void {
  seedExpressServices(
    call,
    steadyServices(call, { names: serviceNames(count), roles, perRepository: 25, redeployments: 0 }),
  );
}

function fill(past: Past): void {
  build(past);
  past.pass(30 * day);
  for (const { id } of accounts) {
    const roles = makeSharedRoles(past.caller("eu-west-1", id));
    for (const region of regions) {
      past.world.defer({ account: id, region }, STEADY_SERVICES, { count: SERVICES_IN_PLACE, roles } satisfies Crowd);
    }
  }
  for (const name of projects) {
    const builds = { projectName: `${name}-build`, count: BUILDS_OF_PROJECT - 1, everyMs: 7 * hour };
    past.world.defer(past.caller("eu-west-1"), OLD_BUILDS, builds satisfies OldBuilds);
  }
}

/** One real build of each project; the others are like it, and made when somebody looks. */
function build(past: Past): void {
  const call = past.caller("eu-west-1");
  for (const name of projects) {
    createRepository(call, { repositoryName: `builds/${name}` });
    const SourceUrl = `https://github.com/fleet/${name}.git`;
    openStack(call, `${name}-build`, buildTemplate, { RepositoryName: `builds/${name}`, SourceUrl });
  }
  past.pass(5 * minute);
  for (const name of projects) startBuild(call, { projectName: `${name}-build` });
  past.pass(hour);
}
