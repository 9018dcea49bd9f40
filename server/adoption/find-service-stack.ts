import "server-only";
import type { AdoptionPart } from "@/lib/domain/adoption";
import { type ImageSource, imageSourceOf } from "@/lib/domain/image-source";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import type { TemplateDocument } from "@/lib/domain/template-document";
import type { AwsClients } from "@/server/aws/clients";
import { findStack } from "@/server/aws/cloudformation";
import { findStackWith, type StackWith } from "@/server/aws/found-stack";
import type { PartialLook } from "@/server/aws/partial-look";
import { readStackTemplate } from "@/server/aws/stack-template";

export interface ServiceStack extends StackWith {
  status: string;
  isNested: boolean;
  tags: Record<string, string>;
  hasCdkPath: boolean;
  parameters: Record<string, string>;
  source: ImageSource;
  template?: TemplateDocument;
}

/** The stack that has the service, and how its template comes by the image. */
export async function findServiceStack(
  aws: AwsClients,
  look: PartialLook<AdoptionPart>,
  serviceArn: string,
): Promise<ServiceStack | undefined> {
  const owner = await look.read("stack", undefined, () => findStackWith(aws, serviceArn, serviceResourceType));
  if (!owner) return undefined;
  const { stackId, resources } = owner;
  const [stack, template] = await Promise.all([
    look.read("stack", undefined, () => findStack(aws, stackId)),
    look.read("template", undefined, () => readStackTemplate(aws, stackId)),
  ]);
  const { logicalId = "" } = resources.find(({ physicalId }) => physicalId === serviceArn) ?? {};
  return {
    ...owner,
    status: stack?.status ?? "",
    isNested: stack?.rootId !== undefined,
    tags: stack?.tags ?? {},
    parameters: stack?.parameters ?? {},
    hasCdkPath: template?.resources[logicalId]?.metadata["aws:cdk:path"] !== undefined,
    source: template ? imageSourceOf(template, logicalId) : { candidates: [] },
    template,
  };
}
