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
  policyText?: string;
}

const NAME = /^(?=.{2,256}$)(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

export function repositoryTable(place: Place): Map<string, RepositoryRow> {
  return place.world.table<RepositoryRow>(place, "ecr.repositories");
}

export function readRepository(place: Place, repositoryName: string | undefined): RepositoryRow {
  const name = required(repositoryName, "repositoryName");
  const repository = repositoryTable(place).get(name);
  if (repository) return repository;
  throw new AwsError(
    "RepositoryNotFoundException",
    `The repository with name '${name}' does not exist in the registry with id '${place.account}'`,
  );
}

export function createRepository(call: Call, input: CreateRepositoryRequest): CreateRepositoryResponse {
  const { account, region, world } = call;
  const name = required(input.repositoryName, "repositoryName");
  if (!NAME.test(name)) {
    const pattern = "(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*";
    throw new AwsError(
      "InvalidParameterException",
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${pattern}''`,
    );
  }
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
  if (input.repositoryNames?.length) {
    return { repositories: input.repositoryNames.map((name) => toRepository(readRepository(call, name))) };
  }
  const all = [...repositoryTable(call).values()].sort((a, b) => (a.repositoryName < b.repositoryName ? -1 : 1));
  const page = pageOf(all, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { repositories: page.items.map(toRepository), nextToken: page.nextToken };
}

export function deleteRepository(call: Call, input: DeleteRepositoryRequest): DeleteRepositoryResponse {
  const repository = readRepository(call, input.repositoryName);
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
  const repository = readRepository(call, input.repositoryName);
  repository.imageTagMutability = required(input.imageTagMutability, "imageTagMutability");
  repository.imageTagMutabilityExclusionFilters = input.imageTagMutabilityExclusionFilters;
  const { registryId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters } = repository;
  return { registryId, repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters };
}

function toRepository(row: RepositoryRow): Repository {
  const { tags, madeBy, images, lifecyclePolicyText, lastEvaluatedAt, policyText, ...repository } = row;
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
