import type { ImageActionType } from "@aws-sdk/client-ecr";
import type { ImageRow } from "./image-rows";
import { isActive } from "./image-rows";
import { invalidParameter } from "./invalid-parameter";
import { matchesWildcard } from "./tag-mutability";

const tagStatuses = ["any", "tagged", "untagged"];
const countTypes = ["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"];
const DAY_MS = 24 * 60 * 60 * 1000;

export interface LifecycleRule {
  rulePriority: number;
  selection: {
    tagStatus: "any" | "tagged" | "untagged";
    tagPrefixList?: string[];
    tagPatternList?: string[];
    storageClass?: "standard" | "archive";
    countType: "imageCountMoreThan" | "sinceImagePushed" | "sinceImagePulled" | "sinceImageTransitioned";
    countUnit?: "days";
    countNumber: number;
  };
  action: { type: "expire" | "transition"; targetStorageClass?: "archive" };
}

export interface LifecycleVerdict {
  image: ImageRow;
  rulePriority: number;
  action: ImageActionType;
}

/** An image that a rule selects by its tags is no other rule's matter, whether or not it goes. */
export function judgeImages(rules: LifecycleRule[], images: Iterable<ImageRow>, now: number): LifecycleVerdict[] {
  let left = [...images].sort((a, b) => b.imagePushedAt.getTime() - a.imagePushedAt.getTime());
  const verdicts: LifecycleVerdict[] = [];
  for (const rule of rules) {
    const selected = left.filter((image) => isSelected(rule, image));
    left = left.filter((image) => !selected.includes(image));
    const action = rule.action.type === "transition" ? "TRANSITION" : "EXPIRE";
    const { rulePriority } = rule;
    verdicts.push(...dueBy(rule, selected, now).map((image) => ({ image, rulePriority, action }) as const));
  }
  return verdicts;
}

function isSelected({ selection, action }: LifecycleRule, image: ImageRow): boolean {
  const { tagStatus, tagPrefixList, tagPatternList, storageClass = "standard" } = selection;
  if (isActive(image) !== (storageClass === "standard")) return false;
  if (action.type === "transition" && !isActive(image)) return false;
  if (tagStatus === "any") return true;
  if (tagStatus === "untagged") return image.imageTags.length === 0;
  if (tagPatternList) {
    return tagPatternList.every((pattern) => image.imageTags.some((tag) => matchesWildcard(pattern, tag)));
  }
  return (tagPrefixList ?? []).every((prefix) => image.imageTags.some((tag) => tag.startsWith(prefix)));
}

function dueBy({ selection }: LifecycleRule, images: ImageRow[], now: number): ImageRow[] {
  const { countType, countNumber } = selection;
  if (countType === "imageCountMoreThan") return images.slice(countNumber);
  return images.filter((image) => {
    const { imagePushedAt, lastRecordedPullTime = imagePushedAt, lastArchivedAt } = image;
    const since = {
      sinceImagePushed: imagePushedAt,
      sinceImagePulled: lastRecordedPullTime,
      sinceImageTransitioned: lastArchivedAt,
    }[countType];
    return since !== undefined && now - since.getTime() > countNumber * DAY_MS;
  });
}

/** In order of priority. */
export function readRules(lifecyclePolicyText: string): LifecycleRule[] {
  let policy: { rules?: LifecycleRule[] };
  try {
    policy = JSON.parse(lifecyclePolicyText);
  } catch {
    throw invalid("Could not map policyString into LifecyclePolicy.");
  }
  const rules = policy?.rules;
  if (!Array.isArray(rules) || rules.length === 0 || !rules.every(isRule)) {
    throw invalid("instance failed to match the policy schema");
  }
  const priorities = rules.map(({ rulePriority }) => rulePriority);
  if (new Set(priorities).size < priorities.length) throw invalid("rulePriority must be unique");
  const last = Math.max(...priorities);
  if (rules.some(({ selection, rulePriority }) => selection.tagStatus === "any" && rulePriority < last)) {
    throw invalid("a rule with tagStatus 'any' must have the highest value for rulePriority");
  }
  return rules.toSorted((a, b) => a.rulePriority - b.rulePriority);
}

function isRule(rule: LifecycleRule | null): boolean {
  const { rulePriority, selection, action } = rule ?? ({} as Partial<LifecycleRule>);
  if (!Number.isInteger(rulePriority) || (rulePriority ?? 0) < 1 || !selection) return false;
  const { tagStatus, countType, countUnit, countNumber, tagPrefixList, tagPatternList } = selection;
  if (!tagStatuses.includes(tagStatus) || !countTypes.includes(countType)) return false;
  if (!Number.isInteger(countNumber) || countNumber < 1) return false;
  if ((countType === "imageCountMoreThan") === (countUnit === "days")) return false;
  const lists = [tagPrefixList, tagPatternList].filter((list) => list !== undefined);
  if (lists.some((list) => !Array.isArray(list) || list.length === 0 || list.some((one) => typeof one !== "string"))) {
    return false;
  }
  if ((tagStatus === "tagged") !== (lists.length === 1)) return false;
  return action?.type === "expire" || (action?.type === "transition" && action.targetStorageClass === "archive");
}

function invalid(reason: string) {
  return invalidParameter("LifecyclePolicyText", `Lifecycle policy validation failure: ${reason}`);
}
