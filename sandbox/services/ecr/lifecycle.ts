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
import type { ImageRow } from "./image-rows";
import { type RepositoryRow, readRepository, repositoryTable } from "./repositories";

interface Rule {
  rulePriority: number;
  selection: {
    tagStatus: "any" | "tagged" | "untagged";
    tagPrefixList?: string[];
    countType: "imageCountMoreThan" | "sinceImagePushed";
    countNumber: number;
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** AWS promises "within 24 hours". */
const EVALUATION_DELAY_MS = 60 * 60 * 1000;

export function putLifecyclePolicy(call: Call, input: PutLifecyclePolicyRequest): PutLifecyclePolicyResponse {
  const repository = readRepository(call, input.repositoryName);
  const lifecyclePolicyText = required(input.lifecyclePolicyText, "lifecyclePolicyText");
  readRules(lifecyclePolicyText);
  repository.lifecyclePolicyText = lifecyclePolicyText;
  scheduleLifecycle(call, repository);
  return { registryId: call.account, repositoryName: repository.repositoryName, lifecyclePolicyText };
}

export function getLifecyclePolicy(call: Call, input: GetLifecyclePolicyRequest): GetLifecyclePolicyResponse {
  const { repositoryName, registryId, lifecyclePolicyText, lastEvaluatedAt } = withPolicy(call, input.repositoryName);
  return { registryId, repositoryName, lifecyclePolicyText, lastEvaluatedAt };
}

export function deleteLifecyclePolicy(call: Call, input: DeleteLifecyclePolicyRequest): DeleteLifecyclePolicyResponse {
  const repository = withPolicy(call, input.repositoryName);
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
  for (const rule of readRules(repository.lifecyclePolicyText)) {
    for (const { imageDigest } of expiredBy(rule, [...repository.images.values()], now)) {
      repository.images.delete(imageDigest);
      place.world.record("event", place, "ecr.image-expired", { repositoryName, imageDigest });
    }
  }
}

function expiredBy({ selection }: Rule, images: ImageRow[], now: number): ImageRow[] {
  const { tagStatus, tagPrefixList, countType, countNumber } = selection;
  const selected = images
    .filter(({ imageTags }) => {
      if (tagStatus === "any") return true;
      if (tagStatus === "untagged") return imageTags.length === 0;
      return imageTags.some((tag) => tagPrefixList?.some((prefix) => tag.startsWith(prefix)) ?? true);
    })
    .sort((a, b) => b.imagePushedAt.getTime() - a.imagePushedAt.getTime());
  if (countType === "imageCountMoreThan") return selected.slice(countNumber);
  return selected.filter(({ imagePushedAt }) => now - imagePushedAt.getTime() > countNumber * DAY_MS);
}

function readRules(lifecyclePolicyText: string): Rule[] {
  const invalid = (reason: string) =>
    new AwsError(
      "InvalidParameterException",
      `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${reason}'`,
    );
  let policy: { rules?: Rule[] };
  try {
    policy = JSON.parse(lifecyclePolicyText);
  } catch {
    throw invalid("Could not map policyString into LifecyclePolicy.");
  }
  const rules = policy?.rules;
  if (!Array.isArray(rules) || rules.some((rule) => !(rule?.selection?.countNumber > 0))) {
    throw invalid("instance failed to match the policy schema");
  }
  return rules.toSorted((a, b) => a.rulePriority - b.rulePriority);
}

function withPolicy(call: Call, name: string | undefined): RepositoryRow {
  const repository = readRepository(call, name);
  if (repository.lifecyclePolicyText) return repository;
  throw new AwsError(
    "LifecyclePolicyNotFoundException",
    `Lifecycle policy does not exist for the repository with name '${repository.repositoryName}' in the registry with id '${repository.registryId}'`,
  );
}
