import type {
  DeleteLifecyclePolicyRequest,
  DeleteLifecyclePolicyResponse,
  GetLifecyclePolicyRequest,
  GetLifecyclePolicyResponse,
  PutLifecyclePolicyRequest,
  PutLifecyclePolicyResponse,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { judgeImages, readRules } from "./lifecycle-rules";
import { type RepositoryRow, readRepository, repositoryTable } from "./repositories";
import { archiveImage } from "./storage-class";

/** AWS promises "within 24 hours". */
const EVALUATION_DELAY_MS = 60 * 60 * 1000;

export function putLifecyclePolicy(call: Call, input: PutLifecyclePolicyRequest): PutLifecyclePolicyResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const lifecyclePolicyText = required(input.lifecyclePolicyText, "lifecyclePolicyText");
  readRules(lifecyclePolicyText);
  repository.lifecyclePolicyText = lifecyclePolicyText;
  scheduleLifecycle(call, repository);
  return { registryId: call.account, repositoryName: repository.repositoryName, lifecyclePolicyText };
}

export function getLifecyclePolicy(call: Call, input: GetLifecyclePolicyRequest): GetLifecyclePolicyResponse {
  const repository = withLifecyclePolicy(call, input);
  const { repositoryName, registryId, lifecyclePolicyText, lastEvaluatedAt } = repository;
  return { registryId, repositoryName, lifecyclePolicyText, lastEvaluatedAt };
}

export function deleteLifecyclePolicy(call: Call, input: DeleteLifecyclePolicyRequest): DeleteLifecyclePolicyResponse {
  const repository = withLifecyclePolicy(call, input);
  const { repositoryName, registryId, lifecyclePolicyText, lastEvaluatedAt } = repository;
  delete repository.lifecyclePolicyText;
  return { registryId, repositoryName, lifecyclePolicyText, lastEvaluatedAt };
}

export function scheduleLifecycle(place: Place, { lifecyclePolicyText, repositoryName }: RepositoryRow): void {
  if (lifecyclePolicyText) place.world.schedule(place, "ecr.lifecycle", EVALUATION_DELAY_MS, repositoryName);
}

export function evaluateLifecycle(place: Place, repositoryName: string): void {
  const repository = repositoryTable(place).get(repositoryName);
  if (!repository?.lifecyclePolicyText) return;

  const now = place.world.clock.now();
  repository.lastEvaluatedAt = new Date(now);
  const { images } = repository;
  const kept = new Set([...images.values()].flatMap(({ children = [] }) => children));
  // The images of an index go with it, and not before it.
  const judged = [...images.values()].filter(({ imageDigest }) => !kept.has(imageDigest));
  for (const { image, action } of judgeImages(readRules(repository.lifecyclePolicyText), judged, now)) {
    const { imageDigest, children = [] } = image;
    if (action === "TRANSITION") {
      archiveImage(place, image);
      continue;
    }
    for (const digest of [imageDigest, ...children]) {
      images.delete(digest);
      place.world.record("event", place, "ecr.image-expired", { repositoryName, imageDigest: digest });
    }
  }
}

export function withLifecyclePolicy(call: Call, input: GetLifecyclePolicyRequest): RepositoryRow {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  if (repository.lifecyclePolicyText) return repository;
  throw new AwsError(
    "LifecyclePolicyNotFoundException",
    `Lifecycle policy does not exist for the repository with name '${repository.repositoryName}' in the registry with id '${repository.registryId}'`,
  );
}
