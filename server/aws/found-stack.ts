import "server-only";
import { DescribeStackResourcesCommand, paginateListExports } from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "./clients";
import { isStackMissing } from "./cloudformation";

export interface StackResourceId {
  logicalId: string;
  physicalId: string;
  resourceType: string;
}

export interface StackWith {
  stackId: string;
  stackName: string;
  /** As CloudFormation tells them: a hundred at the most. */
  resources: StackResourceId[];
}

/** The stack that a resource belongs to, with all that is in it; undefined for what belongs to none. */
export async function findStackWith(
  aws: AwsClients,
  physicalId: string,
  resourceType: string,
): Promise<StackWith | undefined> {
  const stack = await describe(aws, { PhysicalResourceId: physicalId });
  // Names are unique for each type alone.
  const isOf = stack?.resources.some((each) => each.physicalId === physicalId && each.resourceType === resourceType);
  return isOf ? stack : undefined;
}

export async function findStackResources(aws: AwsClients, stackId: string): Promise<StackWith | undefined> {
  return describe(aws, { StackName: stackId });
}

async function describe(
  { cloudformation }: AwsClients,
  wanted: { PhysicalResourceId: string } | { StackName: string },
): Promise<StackWith | undefined> {
  try {
    const { StackResources = [] } = await cloudformation.send(new DescribeStackResourcesCommand(wanted));
    const { StackId: stackId, StackName: stackName } = StackResources[0] ?? {};
    if (!stackId || !stackName) return undefined;
    const resources = StackResources.map((each) => ({
      logicalId: each.LogicalResourceId ?? "",
      physicalId: each.PhysicalResourceId ?? "",
      resourceType: each.ResourceType ?? "",
    }));
    return { stackId, stackName, resources };
  } catch (error) {
    if (isStackMissing(error)) return undefined;
    throw error;
  }
}

const mostExports = 5000;

/** The stacks that export these names. */
export async function listExporters({ cloudformation }: AwsClients, names: readonly string[]): Promise<string[]> {
  const exporters = new Set<string>();
  let seen = 0;
  for await (const { Exports = [] } of paginateListExports({ client: cloudformation }, {})) {
    for (const { Name = "", ExportingStackId } of Exports)
      if (ExportingStackId && names.includes(Name)) exporters.add(ExportingStackId);
    seen += Exports.length;
    if (seen >= mostExports) break;
  }
  return [...exporters];
}
