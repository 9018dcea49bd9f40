import "server-only";
import type { ServiceSettings } from "@/lib/domain/service-settings";

const actionOf = { ssm: "ssm:GetParameters", secretsmanager: "secretsmanager:GetSecretValue" } as const;
const stores = ["ssm", "secretsmanager"] as const;

/** What the execution role needs for these secrets and for no others; their keys only by way of the two stores. */
export function readSecretsPolicy(secrets: NonNullable<ServiceSettings["secrets"]>): object {
  const reads = stores.flatMap((store) => {
    const arns = secrets.map(({ valueFrom }) => valueFrom).filter((arn) => arn.split(":")[2] === store);
    return arns.length > 0 ? [allow(actionOf[store], [...new Set(arns.map(withoutPart))])] : [];
  });
  const decrypt = {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation fills it in
    ...allow("kms:Decrypt", [{ "Fn::Sub": "arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*" }]),
    Condition: {
      StringEquals: {
        "kms:ViaService": stores.map((store) => ({ "Fn::Sub": `${store}.\${AWS::Region}.\${AWS::URLSuffix}` })),
      },
    },
  };
  return { PolicyName: "read-secrets", PolicyDocument: { Version: "2012-10-17", Statement: [...reads, decrypt] } };
}

function allow(action: string, resources: unknown[]): object {
  return { Effect: "Allow", Action: action, Resource: resources };
}

/** Behind the ARN of a secret may stand which part of it is wanted. */
function withoutPart(arn: string): string {
  return arn.split(":").slice(0, 7).join(":");
}
