import "server-only";
import type { Build } from "@/lib/domain/build";
import { type Image, ImageDigest, splitImageUri } from "@/lib/domain/image";
import { findImage } from "@/server/aws/ecr";
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
  return find(context, `${imageUri} is not in ECR.`, () => findImage(context.aws, { repositoryName, tag, digest }));
}

async function find(context: StepContext, missing: string, look: () => Promise<Image | undefined>): Promise<Image> {
  const deadline = { deadlineMs: 10_000, onDeadline: () => ({ rule: "image-missing", message: missing }) };
  const image = await poll(context, { everyMs: 500, ...deadline }, look);
  await note(context, { image });
  return image;
}
