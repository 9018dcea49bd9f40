import "server-only";
import { paginateListSecrets, type SecretListEntry } from "@aws-sdk/client-secrets-manager";
import { type ParameterMetadata, paginateDescribeParameters } from "@aws-sdk/client-ssm";
import { SecretReference } from "@/lib/domain/pick-list";
import { type BoundedList, firstPages } from "./bounded-list";
import type { AwsClients } from "./clients";

/** Names and ARNs: neither call gives a value. */
export function listParameters({ ssm }: AwsClients): Promise<BoundedList<SecretReference>> {
  const wanted = { ParameterFilters: [{ Key: "Type", Option: "Equals", Values: ["SecureString", "String"] }] };
  const pages = paginateDescribeParameters({ client: ssm, pageSize: 50 }, wanted);
  return firstPages(pages, ({ Parameters }) => Parameters?.map(ofParameter));
}

export function listSecrets({ secretsmanager }: AwsClients): Promise<BoundedList<SecretReference>> {
  const pages = paginateListSecrets({ client: secretsmanager, pageSize: 100 }, {});
  return firstPages(pages, ({ SecretList }) => SecretList?.map(ofSecret));
}

function ofParameter({ Name, ARN, Type }: ParameterMetadata): SecretReference {
  return SecretReference.parse({ store: "ssm", name: Name, arn: ARN, isSecure: Type === "SecureString" });
}

function ofSecret({ Name, ARN }: SecretListEntry): SecretReference {
  return SecretReference.parse({ store: "secretsmanager", name: Name, arn: ARN, isSecure: true });
}
