import { genericApp } from "../../app";
import type { Call } from "../../operation";
import { createRepository } from "../../services/ecr/repositories";
import type { SeededService } from "../../services/ecs/seed-express-services";
import { chance } from "../../services/logs/chance";
import { seedImage } from "./image";
import { day, hour } from "./past";
import { pick, pickNumber } from "./pick";
import type { SharedRoles } from "./shared-roles";

interface SteadyTeam {
  names: readonly string[];
  roles: SharedRoles;
  /** How many of the services share a repository. */
  perRepository: number;
  /** The most times that one of them has been deployed again. */
  redeployments: number;
  /** One whose containers end soon after their start. */
  crashing?: string;
}

type Size = [cpu: string, memory: string];

const IMAGES = 3;
const sizes: readonly [Size, ...Size[]] = [
  ["256", "512"],
  ["256", "1024"],
  ["512", "1024"],
  ["1024", "2048"],
];
const owners = ["payments", "storefront", "fulfilment", "growth", "platform"] as const;

const crash = { exitCode: 1, lastLines: ["FATAL: the connection pool is exhausted", "exit status 1"] };

/** Services that have run for weeks, with the images that they run; the newest of these is what is deployed. */
export function steadyServices(
  call: Call,
  { names, roles, perRepository, redeployments, crashing }: SteadyTeam,
): SeededService[] {
  const now = call.world.clock.now();
  let image = "";
  return names.map((serviceName, index) => {
    const words = [call.account, call.region, serviceName];
    const createdAt = new Date(now - 7 * day - Math.floor(chance(...words, "age") * 300 * day));
    const ageMs = now - createdAt.getTime();
    const deployedAt = Array.from(
      { length: pickNumber(0, redeployments, ...words, "deployments") },
      (_, at) =>
        new Date(createdAt.getTime() + day + Math.floor(((ageMs - day - hour) * (at + 1)) / (redeployments + 1))),
    );
    if (index % perRepository === 0) image = makeRepository(call, serviceName, createdAt, serviceName === crashing);
    const [cpu, memory] = pick(sizes, ...words, "size");
    return {
      ...roles,
      serviceName,
      cpu,
      memory,
      healthCheckPath: "/health",
      primaryContainer: { image, containerPort: 8080 },
      scalingTarget: { minTaskCount: 1, maxTaskCount: pickNumber(2, 8, ...words, "most") },
      tags: [{ key: "team", value: pick(owners, ...words, "owner") }],
      createdAt,
      deployedAt,
      madeBy: call.principal.arn,
    };
  });
}

function makeRepository(call: Call, repositoryName: string, createdAt: Date, isCrashing: boolean): string {
  let image = "";
  const app = { ...genericApp(repositoryName), ...(isCrashing && { crash }) };
  for (let at = 0; at < IMAGES; at++) {
    call.world.clock.holdAt(createdAt.getTime() - hour + at * 60_000, () => {
      if (at === 0) createRepository(call, { repositoryName });
      image = seedImage(call, { repositoryName, content: `release ${at}`, imageTag: `v1.${at}.0`, app });
    });
  }
  return image;
}
