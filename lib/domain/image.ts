import { z } from "zod";

export const ImageDigest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: "image-digest" });

/** An image in a private ECR repository, by tag or by digest. */
export const ImageUri = z
  .string()
  .regex(
    /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\/[a-z0-9][a-z0-9._/-]*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})$/,
    { error: "image-uri" },
  );

const count = z.number().int().optional();

/** What ECR's scan came to: how many findings of each severity; none of them while it has not ended. */
export const ImageScan = z.object({
  /** ECR's word: COMPLETE, IN_PROGRESS, UNSUPPORTED_IMAGE … */
  status: z.string(),
  findings: z
    .object({ CRITICAL: count, HIGH: count, MEDIUM: count, LOW: count, INFORMATIONAL: count, UNDEFINED: count })
    .optional(),
});
export type ImageScan = z.infer<typeof ImageScan>;

/** What was built or picked: always a digest, whatever the way to it was. */
export const Image = z.object({
  repositoryName: z.string(),
  /** `<repository URI>@sha256:…` */
  imageUri: z.string(),
  digest: ImageDigest,
  tags: z.array(z.string()),
  sizeBytes: z.number().optional(),
  pushedAt: z.iso.datetime().optional(),
  scan: ImageScan.optional(),
});
export type Image = z.infer<typeof Image>;

/** Splits `host/name:tag` or `host/name@sha256:…`. */
export function splitImageUri(imageUri: string): {
  repositoryUri: string;
  repositoryName: string;
  registryId: string;
  region: string;
  tag?: string;
  digest?: string;
} {
  const [, repositoryUri = "", registryId = "", region = "", repositoryName = "", tag, digest] =
    /^((\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+))(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(imageUri) ??
    [];
  return { repositoryUri, repositoryName, registryId, region, ...(tag && { tag }), ...(digest && { digest }) };
}

/** The target whose registry an image is in, and the name of its repository. */
export function imagePlace(imageUri: string): { target: string; repositoryName: string } {
  const { registryId, repositoryName } = splitImageUri(imageUri);
  return { target: `${registryId}~${imageUri.split(".")[3] ?? ""}`, repositoryName };
}
