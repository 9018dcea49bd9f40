import type {
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
} from "@aws-sdk/client-secrets-manager";
import { AwsError, type Call } from "../../operation";
import { readLiveSecret } from "./tables";

export function getResourcePolicy(call: Call, { SecretId }: GetResourcePolicyRequest): GetResourcePolicyResponse {
  const { arn, name, resourcePolicy } = readLiveSecret(call, SecretId);
  return { ARN: arn, Name: name, ResourcePolicy: resourcePolicy };
}

export function putResourcePolicy(call: Call, input: PutResourcePolicyRequest): PutResourcePolicyResponse {
  const secret = readLiveSecret(call, input.SecretId);
  const { ResourcePolicy = "" } = input;
  if (!isDocument(ResourcePolicy)) {
    throw new AwsError("MalformedPolicyDocumentException", "This resource policy contains invalid Json.");
  }
  secret.resourcePolicy = ResourcePolicy;
  return { ARN: secret.arn, Name: secret.name };
}

export function deleteResourcePolicy(
  call: Call,
  { SecretId }: DeleteResourcePolicyRequest,
): DeleteResourcePolicyResponse {
  const secret = readLiveSecret(call, SecretId);
  delete secret.resourcePolicy;
  return { ARN: secret.arn, Name: secret.name };
}

function isDocument(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "Statement" in value;
  } catch {
    return false;
  }
}
