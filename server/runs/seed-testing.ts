import "server-only";
import type { Call } from "@/sandbox/operation";
import { seedImage } from "@/sandbox/scenarios/seeds/image";
import { day } from "@/sandbox/scenarios/seeds/past";
import { createRepository } from "@/sandbox/services/ecr/repositories";
import { type SeededService, seedExpressServices } from "@/sandbox/services/ecs/seed-express-services";

/** What is peculiar to a service. */
export type ServiceOf = (call: Call) => Partial<SeededService>;

/** Services that have long been steady, by their names. */
export function seedServices(call: Call, wanted: Record<string, ServiceOf>): void {
  const madeBy = call.principal.arn;
  const createdAt = new Date(call.world.clock.now() - day / 2);
  const { account } = call;
  const imageOf = (name: string) => `${account}.dkr.ecr.${call.region}.amazonaws.com/${name}`;
  const all = Object.entries(wanted).map(([serviceName, changesOf]) => {
    const { primaryContainer, ...changes } = changesOf(call);
    return {
      executionRoleArn: `arn:aws:iam::${account}:role/ecsTaskExecutionRole`,
      infrastructureRoleArn: `arn:aws:iam::${account}:role/ecsInfrastructureRoleForExpressServices`,
      healthCheckPath: "/health",
      scalingTarget: { minTaskCount: 1, maxTaskCount: 2 },
      ...{ serviceName, createdAt, madeBy, ...changes },
      primaryContainer: { containerPort: 8080, ...primaryContainer, image: imageOf("images:old") },
    };
  });
  seedExpressServices(call, all);
}

export function seedImages(call: Call, repositoryNames: readonly string[]): void {
  for (const repositoryName of repositoryNames) {
    createRepository(call, { repositoryName });
    for (const imageTag of ["old", "new"]) seedImage(call, { repositoryName, content: imageTag, imageTag });
  }
}
