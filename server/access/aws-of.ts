import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { splitTarget } from "@/lib/domain/split-target";
import type { Target, TargetSettings } from "@/lib/domain/target";
import type { AwsClients } from "@/server/aws/clients";
import { type Context, getAwsClients } from "@/server/context";
import { findReachedTarget } from "@/server/watch/reached-target";
import { readKnownTarget } from "./known-targets";

type Asking = Pick<Context, "store" | "session">;

/** Clients with the rights that whoever asks has in a target. */
export async function awsOf({ store }: Asking, target: Target): Promise<AwsClients> {
  return openTarget(await readKnownTarget(store, target));
}

/** What a watcher reads a target with, on behalf of all who look at it. */
export function readerAwsOf(asking: Asking, target: Target): Promise<AwsClients> {
  return awsOf(asking, target);
}

/** A run and whose sign-in it works with. */
export interface RunOwner {
  runId: string;
  target: Target;
  sessionId?: string;
}

/** What a run works with, also when nobody is looking. */
export async function awsOfRun({ target }: RunOwner): Promise<AwsClients> {
  return getAwsClients(splitTarget(target).region);
}

async function openTarget({ target, reach }: TargetSettings): Promise<AwsClients> {
  if (reach.by !== "default-credentials") {
    throw new ProblemError("aws-credentials", `${target} is reached by ${reach.by}, which nobody has signed in with.`);
  }
  const aws = await getAwsClients(splitTarget(target).region);
  const reached = await findReachedTarget(aws);
  if (reached.target === target) return aws;
  throw new ProblemError(
    "other-target",
    `${target} was asked for; the AWS credentials at hand belong to ${reached.target}.`,
  );
}
