import "server-only";
import { imagePlace, splitImageUri } from "@/lib/domain/image";
import { findImage } from "@/server/aws/ecr";
import { listRepositories } from "@/server/aws/repositories";
import { type Found, finding } from "../found";
import type { Look } from "../look";

/** Whether ECR answers, and has the image that was chosen. One of another target is looked for there, by the run. */
export async function checkRepository({ aws, subject: { imageUri }, reached }: Look): Promise<Found> {
  const isOwn = imageUri !== undefined && imagePlace(imageUri).target === (await reached()).target;
  const [repositories, image] = await Promise.all([
    listRepositories(aws),
    isOwn ? findImage(aws, splitImageUri(imageUri)) : undefined,
  ]);
  return {
    evidence: { id: "repository", repositories: repositories.length, image },
    findings: isOwn && !image ? [finding("image-gone", imageUri)] : [],
  };
}
