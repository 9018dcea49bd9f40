import "server-only";
import { GetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import type { AwsClients } from "./clients";

/** Empty where the repository has none. */
export async function readRepositoryPolicy({ ecr }: AwsClients, repositoryName: string): Promise<string> {
  try {
    const { policyText = "" } = await ecr.send(new GetRepositoryPolicyCommand({ repositoryName }));
    return policyText;
  } catch (error) {
    if (error instanceof Error && error.name === "RepositoryPolicyNotFoundException") return "";
    throw error;
  }
}
