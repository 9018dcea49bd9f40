import "server-only";
import { splitImageUri } from "@/lib/domain/image";
import { findImage } from "@/server/aws/ecr";
import { listRepositories } from "@/server/aws/repositories";
import { type Found, finding } from "../found";
import type { Look } from "../look";

/** Whether ECR answers, and has the image that was chosen. */
export async function checkRepository({ aws, subject: { imageUri } }: Look): Promise<Found> {
  const [repositories, image] = await Promise.all([
    listRepositories(aws),
    imageUri ? findImage(aws, splitImageUri(imageUri)) : undefined,
  ]);
  return {
    evidence: { id: "repository", repositories: repositories.length, image },
    findings: imageUri && !image ? [finding("image-gone", imageUri)] : [],
  };
}
