import "server-only";
import { StopServiceDeploymentCommand } from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";

/** Has ECS go back to what served before. False where it has ended meanwhile, or goes back already. */
export async function stopRollout({ ecs }: AwsClients, serviceDeploymentArn: string): Promise<boolean> {
  try {
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: "ROLLBACK" }));
    return true;
  } catch (error) {
    const isLate =
      error instanceof Error && ["ConflictException", "ServiceDeploymentNotFoundException"].includes(error.name);
    if (isLate) return false;
    throw error;
  }
}
