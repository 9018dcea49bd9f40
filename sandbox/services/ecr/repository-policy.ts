import type {
  DeleteRepositoryPolicyRequest,
  DeleteRepositoryPolicyResponse,
  GetRepositoryPolicyRequest,
  GetRepositoryPolicyResponse,
  SetRepositoryPolicyRequest,
  SetRepositoryPolicyResponse,
} from "@aws-sdk/client-ecr";
import { AwsError, type Call } from "../../operation";
import { required } from "../../required";
import { invalidParameter } from "./invalid-parameter";
import { type RepositoryRow, readRepository } from "./repositories";

export function setRepositoryPolicy(call: Call, input: SetRepositoryPolicyRequest): SetRepositoryPolicyResponse {
  const repository = readRepository(call, input.repositoryName);
  const policyText = required(input.policyText, "policyText");
  if (!isPolicy(policyText)) throw invalidParameter("PolicyText", "Invalid repository policy provided");
  repository.policyText = policyText;
  return toOutput(repository);
}

export function getRepositoryPolicy(call: Call, input: GetRepositoryPolicyRequest): GetRepositoryPolicyResponse {
  return toOutput(withPolicy(call, input.repositoryName));
}

export function deleteRepositoryPolicy(
  call: Call,
  input: DeleteRepositoryPolicyRequest,
): DeleteRepositoryPolicyResponse {
  const repository = withPolicy(call, input.repositoryName);
  const output = toOutput(repository);
  delete repository.policyText;
  return output;
}

function withPolicy(call: Call, name: string | undefined): RepositoryRow {
  const repository = readRepository(call, name);
  if (repository.policyText !== undefined) return repository;
  throw new AwsError(
    "RepositoryPolicyNotFoundException",
    `Repository policy does not exist for the repository with name '${repository.repositoryName}' in the registry with id '${repository.registryId}'`,
  );
}

function toOutput({ registryId, repositoryName, policyText }: RepositoryRow) {
  return { registryId, repositoryName, policyText };
}

function isPolicy(text: string): boolean {
  try {
    const { Statement } = (JSON.parse(text) ?? {}) as { Statement?: unknown };
    return typeof Statement === "object" && Statement !== null;
  } catch {
    return false;
  }
}
