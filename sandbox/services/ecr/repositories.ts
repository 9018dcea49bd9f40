import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DeleteRepositoryRequest,
  DeleteRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  PutImageScanningConfigurationRequest,
  PutImageScanningConfigurationResponse,
  PutImageTagMutabilityRequest,
  PutImageTagMutabilityResponse,
  Repository,
  Tag,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call, type InventoryItem } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import type { World } from "../../world";
import type { ImageRow } from "./image-rows";
import { checkPageSize, invalidParameter } from "./invalid-parameter";
import type { LayerRow, UploadRow } from "./layer-rows";
import { checkTags } from "./tag-checks";
import { checkTagMutability } from "./tag-mutability";

export interface RepositoryRow extends Repository {
  repositoryArn: string;
  repositoryName: string;
  repositoryUri: string;
  registryId: string;
  createdAt: Date;
  tags: Tag[];
  madeBy: string;
  images: Map<string, ImageRow>;
  lifecyclePolicyText?: string;
  lastEvaluatedAt?: Date;
  /** A preview of what a lifecycle policy would do; `readyAt` is epoch ms. */
  preview?: { lifecyclePolicyText: string; readyAt: number };
  /** By digest: what was uploaded, and what came with images. */
  layers?: Map<string, LayerRow>;
  uploads?: Map<string, UploadRow>;
  policyText?: string;
}

const NAME = /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

export function repositoryTable(place: Place): Map<string, RepositoryRow> {
  return place.world.table<RepositoryRow>(place, "ecr.repositories");
}

/** Of the caller's own registry unless another account's is named; nobody has a right in that. */
export function readRepository(
  place: Place,
  repositoryName: string | undefined,
  registryId = place.account,
): RepositoryRow {
  const name = required(repositoryName, "repositoryName");
  if (!/^\d{12}$/.test(registryId)) {
    throw invalidParameter("registryId", "must satisfy regular expression '[0-9]{12}'");
  }
  const repository = registryId === place.account ? repositoryTable(place).get(name) : undefined;
  if (repository) return repository;
  throw new AwsError(
    "RepositoryNotFoundException",
    `The repository with name '${name}' does not exist in the registry with id '${registryId}'`,
  );
}

export function createRepository(call: Call, input: CreateRepositoryRequest): CreateRepositoryResponse {
  const { account, region, world } = call;
  const name = required(input.repositoryName, "repositoryName");
  if (!NAME.test(name)) {
    const pattern = "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*";
    throw invalidParameter("repositoryName", `must satisfy regular expression '${pattern}'`);
  }
  checkTagMutability(input.imageTagMutability ?? "MUTABLE", input.imageTagMutabilityExclusionFilters);
  checkTags(input.tags);
  if (repositoryTable(call).has(name)) {
    throw new AwsError(
      "RepositoryAlreadyExistsException",
      `The repository with name '${name}' already exists in the registry with id '${account}'`,
    );
  }

  const repository: RepositoryRow = {
    repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${name}`,
    registryId: account,
    repositoryName: name,
    repositoryUri: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
    createdAt: world.clock.date(),
    imageTagMutability: input.imageTagMutability ?? "MUTABLE",
    imageTagMutabilityExclusionFilters: input.imageTagMutabilityExclusionFilters,
    imageScanningConfiguration: { scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false },
    encryptionConfiguration: input.encryptionConfiguration ?? { encryptionType: "AES256" },
    tags: input.tags ?? [],
    madeBy: call.principal.arn,
    images: new Map(),
  };
  repositoryTable(call).set(name, repository);
  world.record("effect", call, "ecr.repository-created", { repositoryName: name });
  return { repository: toRepository(repository) };
}

export function describeRepositories(call: Call, input: DescribeRepositoriesRequest): DescribeRepositoriesResponse {
  checkPageSize(input.maxResults);
  if (input.repositoryNames?.length) {
    if (input.repositoryNames.length > 100) {
      throw invalidParameter("repositoryNames", "Member must have length between 1 and 100");
    }
    return {
      repositories: input.repositoryNames.map((name) => toRepository(readRepository(call, name, input.registryId))),
    };
  }
  const all = [...repositoryTable(call).values()].sort((a, b) => (a.repositoryName < b.repositoryName ? -1 : 1));
  const page = pageOf(all, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { repositories: page.items.map(toRepository), nextToken: page.nextToken };
}

export function deleteRepository(call: Call, input: DeleteRepositoryRequest): DeleteRepositoryResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  const { repositoryName, registryId, images } = repository;
  if (images.size > 0 && !input.force) {
    throw new AwsError(
      "RepositoryNotEmptyException",
      `The repository with name '${repositoryName}' in registry with id '${registryId}' cannot be deleted because it still contains images`,
    );
  }
  repositoryTable(call).delete(repositoryName);
  call.world.record("effect", call, "ecr.repository-deleted", { repositoryName, images: images.size });
  return { repository: toRepository(repository) };
}

export function putImageScanningConfiguration(
  call: Call,
  input: PutImageScanningConfigurationRequest,
): PutImageScanningConfigurationResponse {
  const repository = readRepository(call, input.repositoryName);
  repository.imageScanningConfiguration = required(input.imageScanningConfiguration, "imageScanningConfiguration");
  const { registryId, repositoryName, imageScanningConfiguration } = repository;
  return { registryId, repositoryName, imageScanningConfiguration };
}

export function putImageTagMutability(call: Call, input: PutImageTagMutabilityRequest): PutImageTagMutabilityResponse {
  const repository = readRepository(call, input.repositoryName, input.registryId);
  checkTagMutability(input.imageTagMutability, input.imageTagMutabilityExclusionFilters);
  repository.imageTagMutability = required(input.imageTagMutability, "imageTagMutability");
  repository.imageTagMutabilityExclusionFilters = input.imageTagMutabilityExclusionFilters;
  const { registryId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters } = repository;
  return { registryId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters };
}

function toRepository(row: RepositoryRow): Repository {
  const {
    tags,
    madeBy,
    images,
    layers,
    uploads,
    preview,
    lifecyclePolicyText,
    lastEvaluatedAt,
    policyText,
    ...repository
  } = row;
  return repository;
}

export function listRepositories(world: World): InventoryItem[] {
  return world.tablesNamed<RepositoryRow>("ecr.repositories").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ repositoryArn, repositoryName, createdAt, tags, madeBy }) => ({
      type: "AWS::ECR::Repository",
      ...scope,
      id: repositoryArn,
      name: repositoryName,
      tags: Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])),
      createdAt,
      madeBy,
    })),
  );
}
