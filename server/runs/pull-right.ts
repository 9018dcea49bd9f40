import "server-only";
import { imagePlace } from "@/lib/domain/image";
import { ProblemError } from "@/lib/domain/problem";
import type { Promotion } from "@/lib/domain/promotion";
import { letsPull } from "@/lib/domain/repository-policy";
import { splitTarget } from "@/lib/domain/split-target";
import type { Target } from "@/lib/domain/target";
import { awsFailureKind } from "@/server/aws/problem-from-aws";
import { readRepositoryPolicy } from "@/server/aws/repository-policy";
import type { Context } from "@/server/context";

/**
 * Whether ECS can pull an image in a target. In the same account the execution role suffices, from any Region; another account has
 * to let this one in by the policy of its repository.
 */
export async function findPullRight(
  { awsOf }: Pick<Context, "awsOf">,
  target: Target,
  imageUri: string,
): Promise<Promotion["pull"]> {
  const { target: from, repositoryName } = imagePlace(imageUri);
  const { account } = splitTarget(target);
  if (splitTarget(from).account === account) return "allowed";
  try {
    const policy = await readRepositoryPolicy(await awsOf(from), repositoryName);
    return letsPull(policy, account) ? "allowed" : "refused";
  } catch (error) {
    if (!(error instanceof ProblemError) && awsFailureKind(error) === undefined) throw error;
    return "unknown";
  }
}
