import type {
  GetLifecyclePolicyPreviewRequest,
  GetLifecyclePolicyPreviewResponse,
  StartLifecyclePolicyPreviewRequest,
  StartLifecyclePolicyPreviewResponse,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { checkPageSize } from "./invalid-parameter";
import { withLifecyclePolicy } from "./lifecycle";
import { judgeImages, readRules } from "./lifecycle-rules";
import { readRepository } from "./repositories";

const TAKES_MS = 5_000;

/** What a policy, the repository's own or another one, would do to the images that are there. */
export function startLifecyclePolicyPreview(
  call: Call,
  input: StartLifecyclePolicyPreviewRequest,
): StartLifecyclePolicyPreviewResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const lifecyclePolicyText = input.lifecyclePolicyText ?? withLifecyclePolicy(call, input).lifecyclePolicyText ?? "";
  readRules(lifecyclePolicyText);
  const { clock } = call.world;
  const { registryId, repositoryName, preview } = repository;
  if (preview && preview.readyAt > clock.now()) {
    throw new AwsError(
      "LifecyclePolicyPreviewInProgressException",
      "The previous lifecycle policy preview has not completed.",
    );
  }
  repository.preview = { lifecyclePolicyText, readyAt: clock.now() + clock.scaled(TAKES_MS) };
  return { registryId, repositoryName, lifecyclePolicyText, status: "IN_PROGRESS" };
}

export function getLifecyclePolicyPreview(
  call: Call,
  input: GetLifecyclePolicyPreviewRequest,
): GetLifecyclePolicyPreviewResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  checkPageSize(input.maxResults);
  const { registryId, repositoryName, preview, images } = repository;
  if (!preview) {
    throw new AwsError(
      "LifecyclePolicyPreviewNotFoundException",
      `There is no lifecycle policy preview for the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
    );
  }
  const { lifecyclePolicyText, readyAt } = preview;
  const now = call.world.clock.now();
  if (readyAt > now) return { registryId, repositoryName, lifecyclePolicyText, status: "IN_PROGRESS" };

  const { tagStatus = "ANY" } = input.filter ?? {};
  const verdicts = judgeImages(readRules(lifecyclePolicyText), images.values(), readyAt)
    .filter(({ image }) => tagStatus === "ANY" || (tagStatus === "TAGGED") === image.imageTags.length > 0)
    .filter(({ image }) => input.imageIds?.some((id) => id.imageDigest === image.imageDigest) ?? true);
  const page = pageOf(verdicts, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  const transitioning = verdicts.filter(({ action }) => action === "TRANSITION").length;
  return {
    registryId,
    repositoryName,
    lifecyclePolicyText,
    status: "COMPLETE",
    previewResults: page.items.map(({ image, action, rulePriority }) => ({
      imageTags: image.imageTags,
      imageDigest: image.imageDigest,
      imagePushedAt: image.imagePushedAt,
      action: { type: action, targetStorageClass: action === "TRANSITION" ? "ARCHIVE" : undefined },
      appliedRulePriority: rulePriority,
    })),
    summary: {
      expiringImageTotalCount: verdicts.length - transitioning,
      transitioningImageTotalCounts:
        transitioning > 0 ? [{ targetStorageClass: "ARCHIVE", imageTotalCount: transitioning }] : [],
    },
    nextToken: page.nextToken,
  };
}
