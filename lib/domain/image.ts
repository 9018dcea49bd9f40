import { z } from "zod";

export const ImageDigest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: "image-digest" });

/** An image in a private ECR repository, by tag or by digest. */
export const ImageUri = z
  .string()
  .regex(
    /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/[a-z0-9][a-z0-9._/-]*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})$/,
    { error: "image-uri" },
  );

/** What was built or picked: always a digest, whatever the way to it was. */
export const Image = z.object({
  repositoryName: z.string(),
  /** `<repository URI>@sha256:…` */
  imageUri: z.string(),
  digest: ImageDigest,
  tags: z.array(z.string()),
  sizeBytes: z.number().optional(),
  pushedAt: z.iso.datetime().optional(),
});
export type Image = z.infer<typeof Image>;

/** Splits `host/name:tag` or `host/name@sha256:…`. */
export function splitImageUri(imageUri: string): {
  repositoryUri: string;
  repositoryName: string;
  registryId: string;
  tag?: string;
  digest?: string;
} {
  const [, repositoryUri = "", registryId = "", repositoryName = "", tag, digest] =
    /^((\d{12})\.dkr\.ecr\.[^/]+\/([^:@]+))(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(imageUri) ?? [];
  return { repositoryUri, repositoryName, registryId, ...(tag && { tag }), ...(digest && { digest }) };
}
