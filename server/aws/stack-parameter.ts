import "server-only";
import {
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "./clients";
import { isStackMissing } from "./cloudformation";

type Cloudformation = Pick<AwsClients, "cloudformation">;

/** The stack that a resource belongs to. */
export interface OwnerStack {
  stackId: string;
  stackName: string;
  parameters: Record<string, string>;
}

/** Undefined for what belongs to no stack. */
export async function findOwnerStack(
  { cloudformation }: Cloudformation,
  physicalId: string,
): Promise<OwnerStack | undefined> {
  try {
    const { StackResources: [resource] = [] } = await cloudformation.send(
      new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }),
    );
    const { StackId: stackId, StackName: stackName } = resource ?? {};
    if (!stackId || !stackName) return undefined;
    const { Stacks: [stack] = [] } = await cloudformation.send(new DescribeStacksCommand({ StackName: stackId }));
    const parameters = (stack?.Parameters ?? []).map(({ ParameterKey = "", ParameterValue = "" }) => [
      ParameterKey,
      ParameterValue,
    ]);
    return { stackId, stackName, parameters: Object.fromEntries(parameters) };
  } catch (error) {
    if (isStackMissing(error)) return undefined;
    throw error;
  }
}

/** Changes one parameter; template, other parameters, tags and roles stay as they are. */
export async function setStackParameter(
  { cloudformation }: Cloudformation,
  { stackId, parameters }: OwnerStack,
  name: string,
  value: string,
): Promise<void> {
  const others = Object.keys(parameters).filter((other) => other !== name);
  await cloudformation.send(
    new UpdateStackCommand({
      StackName: stackId,
      UsePreviousTemplate: true,
      Capabilities: ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
      Parameters: [
        { ParameterKey: name, ParameterValue: value },
        ...others.map((other) => ({ ParameterKey: other, UsePreviousValue: true })),
      ],
    }),
  );
}
