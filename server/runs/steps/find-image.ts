import "server-only";
import type { Build } from "@/lib/domain/build";
import { type Image, ImageDigest, imagePlace, splitImageUri } from "@/lib/domain/image";
import { awsOfRun } from "@/server/access/aws-of";
import type { AwsClients } from "@/server/aws/clients";
import { findImage } from "@/server/aws/ecr";
import { readRunOwner } from "@/server/store/runs";
import { poll } from "../poll";
import { note, type StepContext } from "../step-context";

interface BuiltImageOptions {
  repositoryName: string;
  build: Build;
}

/** The image that a build has pushed: by the digest that it exported, or, from another's buildspec, the newest since it began. */
export async function findBuiltImage(
  context: StepContext,
  { repositoryName, build }: BuiltImageOptions,
): Promise<Image> {
  const { data: digest } = ImageDigest.safeParse(build.exportedVariables.IMAGE_DIGEST);
  return find(context, `The build succeeded, but ${repositoryName} has no image of it.`, async () => {
    const image = await findImage(context.aws, { repositoryName, digest });
    return image && (digest || (image.pushedAt ?? "") >= (build.startedAt ?? "")) ? image : undefined;
  });
}

/** The image that a person has picked, as a digest. */
export async function findPickedImage(context: StepContext, imageUri: string): Promise<Image> {
  const { repositoryName, tag, digest } = splitImageUri(imageUri);
  const aws = await awsOfImage(context, imageUri);
  return find(context, `${imageUri} is not in ECR.`, () => findImage(aws, { repositoryName, tag, digest }));
}

/** An image may be of another target: it is looked for there. */
async function awsOfImage({ aws, store, runId, target: own }: StepContext, imageUri: string): Promise<AwsClients> {
  const { target } = imagePlace(imageUri);
  return target === own ? aws : awsOfRun(store, { ...(await readRunOwner(store, runId)), target });
}

async function find(context: StepContext, missing: string, look: () => Promise<Image | undefined>): Promise<Image> {
  const deadline = { deadlineMs: 10_000, onDeadline: () => ({ rule: "image-missing", message: missing }) };
  const image = await poll(context, { everyMs: 500, ...deadline }, look);
  await note(context, { image });
  return image;
}
